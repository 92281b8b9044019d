// The keys that conditions of policies may ask for, and those of them that a request on this machine has.

/** The values of the keys of a request, by the keys' names in lower case. */
export type ConditionKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** Keys that a local request has, or that a function's request has not on AWS either. All others are unknown. */
const known = new Set(
  [
    ...["aws:CurrentTime", "aws:EpochTime", "aws:PrincipalAccount", "aws:PrincipalArn"],
    ...["aws:PrincipalIsAWSService", "aws:PrincipalType", "aws:RequestedRegion", "aws:SecureTransport"],
    ...["aws:SourceAccount", "aws:SourceArn", "aws:SourceIp", "aws:userid", "aws:username"],
    ...["aws:ViaAWSService", "lambda:SourceFunctionArn"],
    ...["dynamodb:Attributes", "dynamodb:EnclosingOperation", "dynamodb:FullTableScan"],
    ...["dynamodb:LeadingKeys", "dynamodb:ReturnConsumedCapacity", "dynamodb:ReturnValues"],
    "dynamodb:Select",
  ].map((name) => name.toLowerCase()),
);

/** Whether the local run knows what a request has for a key; IAM ignores the case of its name. */
export function isKnownKey(name: string): boolean {
  return known.has(name.toLowerCase()) || /^aws:principaltag\//i.test(name);
}

/** The values of a key; none where the request does not have it, `undefined` where the local run does not know. */
export function valuesOf(name: string, keys: ConditionKeys): readonly string[] | undefined {
  return keys[name.toLowerCase()] ?? (isKnownKey(name) ? [] : undefined);
}
