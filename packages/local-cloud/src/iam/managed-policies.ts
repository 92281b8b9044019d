// Managed policies of AWS that matter to what is served here, by their ARNs. What they allow on other services is left out.

const allow = (...Action: string[]) => ({ Statement: { Effect: "Allow", Action, Resource: "*" } });

/** From the AWS Managed Policy Reference. */
export const managedPolicies: ReadonlyMap<string, unknown> = new Map([
  [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
    allow(
      ...["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      "dynamodb:ListStreams",
    ),
  ],
  ["arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess", allow("dynamodb:*")],
]);
