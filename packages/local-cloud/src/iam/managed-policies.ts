// What AWS's managed policies allow on DynamoDB, which is what is served here: the common ones, from the AWS Managed Policy Reference
// (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html) as of September 2026. All of them allow it on every resource,
// without a condition.

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

/** Names, behind `arn:aws:iam::aws:policy/`, to actions of DynamoDB. */
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

/** Those that allow nothing on it. */
const others = [
  ...[
    "AWSCloudFormationReadOnlyAccess",
    "AWSLambdaExecute",
    "AWSLambda_FullAccess",
    "AWSLambda_ReadOnlyAccess",
  ],
  ...["AWSStepFunctionsFullAccess", "AWSXRayDaemonWriteAccess", "AWSXrayWriteOnlyAccess"],
  ...["AmazonAPIGatewayInvokeFullAccess", "AmazonAthenaFullAccess", "AmazonBedrockFullAccess"],
  ...[
    "AmazonCognitoPowerUser",
    "AmazonCognitoReadOnly",
    "AmazonEventBridgeFullAccess",
    "AmazonKinesisFullAccess",
  ],
  ...[
    "AmazonKinesisReadOnlyAccess",
    "AmazonRekognitionFullAccess",
    "AmazonS3FullAccess",
    "AmazonS3ReadOnlyAccess",
  ],
  ...["AmazonSESFullAccess", "AmazonSNSFullAccess", "AmazonSNSReadOnlyAccess", "AmazonSQSFullAccess"],
  ...[
    "AmazonSQSReadOnlyAccess",
    "AmazonSSMFullAccess",
    "AmazonSSMReadOnlyAccess",
    "AmazonTextractFullAccess",
  ],
  ...["CloudWatchEventsFullAccess", "CloudWatchFullAccess", "CloudWatchFullAccessV2"],
  ...["CloudWatchLambdaInsightsExecutionRolePolicy", "CloudWatchLogsFullAccess", "SecretsManagerReadWrite"],
  ...["TranslateFullAccess", "service-role/AWSLambdaBasicExecutionRole"],
  ...["service-role/AWSLambdaENIManagementAccess", "service-role/AWSLambdaKinesisExecutionRole"],
  ...["service-role/AWSLambdaMSKExecutionRole", "service-role/AWSLambdaRole"],
  ...["service-role/AWSLambdaSQSQueueExecutionRole", "service-role/AWSLambdaVPCAccessExecutionRole"],
  "service-role/AmazonAPIGatewayPushToCloudWatchLogs",
];

const statement = (names: string[]) => ({
  Statement: { Effect: "Allow", Action: names.map((name) => `dynamodb:${name}`), Resource: "*" },
});

/** Documents by ARN, with what they allow on DynamoDB alone. */
export const managedPolicies: ReadonlyMap<string, unknown> = new Map(
  [
    ...Object.entries(actions).map(([name, allowed]) => [name, statement(allowed)] as const),
    ...others.map((name) => [name, { Statement: [] }] as const),
  ].map(([name, document]) => [`arn:aws:iam::aws:policy/${name}`, document]),
);
