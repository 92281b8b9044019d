// Describes the IAM user that the local credentials belong to.

/** Returns `requestContext.authorizer.iam`, which an HTTP API adds to the event of a signed request. */
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
