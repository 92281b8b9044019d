// Managed policies of AWS that matter here, by their ARNs, as the AWS Managed Policy Reference has them.

export const managedPolicies: ReadonlyMap<string, unknown> = new Map([
  [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaDynamoDBExecutionRole",
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            ...["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
              (one) => `dynamodb:${one}`,
            ),
            ...["CreateLogGroup", "CreateLogStream", "PutLogEvents"].map((one) => `logs:${one}`),
          ],
          Resource: "*",
        },
      ],
    },
  ],
]);
