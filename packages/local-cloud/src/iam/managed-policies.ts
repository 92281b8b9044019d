// The permissions on DynamoDB in the common managed policies of AWS. Each allows its actions on every resource, without a condition.
// Source: AWS Managed Policy Reference, https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html, September 2026.

const stream = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];
const read = [
  "BatchGetItem",
  "Describe*",
  "List*",
  "GetAbacStatus",
  "GetItem",
  "GetResourcePolicy",
  "Query",
  "Scan",
];

/** The DynamoDB actions that each policy allows. The names come after `arn:aws:iam::aws:policy/`. */
const actions: Record<string, string[]> = {
  AdministratorAccess: ["*"],
  AmazonDynamoDBFullAccess: ["*"],
  AmazonDynamoDBFullAccess_v2: ["*"],
  AmazonDynamoDBReadOnlyAccess: [...read, "PartiQLSelect"],
  "AWSLambdaInvocation-DynamoDB": stream,
  PowerUserAccess: ["*"],
  ReadOnlyAccess: ["BatchGet*", "Describe*", "Get*", "List*", "PartiQLSelect", "Query", "Scan"],
  "service-role/AWSLambdaDynamoDBExecutionRole": stream,
};

/** The names of the policies that allow no action of DynamoDB. */
const others = `
  AWSCloudFormationReadOnlyAccess AWSLambdaExecute AWSLambda_FullAccess AWSLambda_ReadOnlyAccess
  AWSStepFunctionsFullAccess AWSXRayDaemonWriteAccess AWSXrayWriteOnlyAccess
  AmazonAPIGatewayInvokeFullAccess AmazonAthenaFullAccess AmazonBedrockFullAccess AmazonCognitoPowerUser
  AmazonCognitoReadOnly AmazonEventBridgeFullAccess AmazonKinesisFullAccess AmazonKinesisReadOnlyAccess
  AmazonRekognitionFullAccess AmazonS3FullAccess AmazonS3ReadOnlyAccess AmazonSESFullAccess
  AmazonSNSFullAccess AmazonSNSReadOnlyAccess AmazonSQSFullAccess AmazonSQSReadOnlyAccess
  AmazonSSMFullAccess AmazonSSMReadOnlyAccess AmazonTextractFullAccess CloudWatchEventsFullAccess
  CloudWatchFullAccess CloudWatchFullAccessV2 CloudWatchLambdaInsightsExecutionRolePolicy
  CloudWatchLogsFullAccess SecretsManagerReadWrite TranslateFullAccess
  service-role/AWSLambdaBasicExecutionRole service-role/AWSLambdaENIManagementAccess
  service-role/AWSLambdaKinesisExecutionRole service-role/AWSLambdaMSKExecutionRole
  service-role/AWSLambdaRole service-role/AWSLambdaSQSQueueExecutionRole
  service-role/AWSLambdaVPCAccessExecutionRole service-role/AmazonAPIGatewayPushToCloudWatchLogs
`
  .trim()
  .split(/\s+/);

const statement = (names: string[]) => ({
  Statement: { Effect: "Allow", Action: names.map((name) => `dynamodb:${name}`), Resource: "*" },
});

/** The managed policies' documents by ARN, reduced to DynamoDB. */
export const managedPolicies: ReadonlyMap<string, unknown> = new Map(
  [
    ...Object.entries(actions).map(([name, allowed]) => [name, statement(allowed)] as const),
    ...others.map((name) => [name, { Statement: [] }] as const),
  ].map(([name, document]) => [`arn:aws:iam::aws:policy/${name}`, document]),
);
