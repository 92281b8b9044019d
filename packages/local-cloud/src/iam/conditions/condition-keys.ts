// Tells which condition keys a request on this machine has.

/** The values of the condition keys of a request, by the names of the keys in lower case. */
export type ConditionKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The keys with a known value, or with none on AWS either. The values of all other keys are unknown. */
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

/** Tells whether the local run knows the values of a key. IAM ignores the case of its name. */
export function isKnownKey(name: string): boolean {
  return known.has(name.toLowerCase()) || /^aws:principaltag\//i.test(name);
}

/** Returns the values of a key: an empty list if the request does not have the key, `undefined` if the key is unknown. */
export function valuesOf(name: string, keys: ConditionKeys): readonly string[] | undefined {
  return keys[name.toLowerCase()] ?? (isKnownKey(name) ? [] : undefined);
}
