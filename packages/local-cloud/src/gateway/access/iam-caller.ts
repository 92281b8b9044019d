// The IAM principal that the local credentials stand for.

/** What an HTTP API tells a function of a caller who signed, in `requestContext.authorizer.iam`. */
export function iamCaller(accessKeyId: string, accountId: string) {
  return {
    accessKey: accessKeyId,
    accountId,
    callerId: "AIDALOCAL",
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: `arn:aws:iam::${accountId}:user/local`,
    userId: "AIDALOCAL",
  };
}
