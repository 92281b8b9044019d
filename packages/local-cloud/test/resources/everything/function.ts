// Declares a function, its role, a table and a mapping of the table's stream, each with every input.
import { common, type Declared, declared } from "./declared.ts";

const { region, description, tags } = common;
const names = { name: "n", namePrefix: "p" };
const statement = (rest: object) => JSON.stringify({ Version: "2012-10-17", Statement: [rest] });
const nothing = statement({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

/** A role that Lambda may assume, with a policy of each kind. */
export function roleEverything(roleName: string, policyArn: string): Declared[] {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } };
  return [
    declared("aws:iam/role:Role", "role", {
      ...{ ...names, description, tags, name: roleName },
      assumeRolePolicy: statement(trust),
      forceDetachPolicies: true,
      inlinePolicies: [{ name: "inline", policy: nothing }],
      managedPolicyArns: [policyArn],
      maxSessionDuration: 3600,
      path: "/team/",
      permissionsBoundary: "arn",
    }),
    declared("aws:iam/policy:Policy", "policy", {
      ...{ ...names, description, tags, name: "policy" },
      delayAfterPolicyCreationInMs: 1,
      path: "/team/",
      policy: nothing,
    }),
    declared("aws:iam/rolePolicy:RolePolicy", "role-policy", { ...names, policy: nothing, role: roleName }),
    declared("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", {
      policyArn,
      role: roleName,
    }),
  ];
}

/** A function with an empty answer, and API Gateway's permission to invoke it. */
export function functionEverything(name: string, roleArn: string): Declared[] {
  const text = { kind: "asset", text: "exports.handler = async () => ({ statusCode: 200 });" };
  return [
    declared("aws:lambda/function:Function", "function", {
      ...{ region, description, tags, name },
      architectures: ["arm64"],
      capacityProviderConfig: {
        lambdaManagedInstancesCapacityProviderConfig: { capacityProviderArn: "arn" },
      },
      // The engine passes an archive in this form.
      code: { kind: "archive", assets: { "index.js": text } } as never,
      codeSha256: "h",
      codeSigningConfigArn: "arn",
      deadLetterConfig: { targetArn: "arn" },
      durableConfig: { executionTimeout: 1, retentionPeriod: 1 },
      environment: { variables: { A: "1" } },
      ephemeralStorage: { size: 1024 },
      fileSystemConfig: { arn: "arn", localMountPath: "/mnt/a" },
      handler: "index.handler",
      imageConfig: { commands: ["c"] },
      imageUri: "uri",
      kmsKeyArn: "arn",
      layers: ["arn"],
      loggingConfig: {
        applicationLogLevel: "INFO",
        logFormat: "JSON",
        logGroup: "group",
        systemLogLevel: "INFO",
      },
      memorySize: 256,
      packageType: "Image",
      publish: true,
      publishTo: "LATEST_PUBLISHED",
      replaceSecurityGroupsOnDestroy: true,
      replacementSecurityGroupIds: ["sg-1"],
      reservedConcurrentExecutions: 1,
      role: roleArn,
      runtime: "nodejs24.x",
      s3Bucket: "b",
      s3Key: "k",
      s3ObjectVersion: "v",
      skipDestroy: true,
      snapStart: { applyOn: "PublishedVersions" },
      sourceCodeHash: "h",
      sourceKmsKeyArn: "arn",
      tenancyConfig: { tenantIsolationMode: "PER_TENANT" },
      timeout: 10,
      tracingConfig: { mode: "Active" },
      useResourceTimeoutForPropagation: true,
      vpcConfig: { securityGroupIds: ["sg-1"], subnetIds: ["subnet-1"] },
    }),
    declared("aws:lambda/permission:Permission", "permission", {
      region,
      action: "lambda:InvokeFunction",
      eventSourceToken: "t",
      function: name,
      functionUrlAuthType: "",
      invokedViaFunctionUrl: false,
      principal: "apigateway.amazonaws.com",
      principalOrgId: "o",
      qualifier: "q",
      sourceAccount: "000000000000",
      sourceArn: "arn:aws:execute-api:*",
      statementId: "s",
      statementIdPrefix: "p",
    }),
  ];
}

/** A table with a global and a local index. */
export function tableEverything(): Declared {
  const throughput = { readCapacity: 1, writeCapacity: 1 };
  const units = { maxReadRequestUnits: 1, maxWriteRequestUnits: 1 };
  const warm = { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4000 };
  const projection = { projectionType: "INCLUDE", nonKeyAttributes: ["c"] };
  return declared("aws:dynamodb/table:Table", "table", {
    ...{ region, tags, name: "table", ...throughput },
    attributes: [
      { name: "a", type: "S" },
      { name: "b", type: "S" },
    ],
    billingMode: "PROVISIONED",
    deletionProtectionEnabled: true,
    globalSecondaryIndexes: [
      {
        ...{ name: "global", hashKey: "b", rangeKey: "a", ...projection, ...throughput },
        keySchemas: [],
        onDemandThroughput: units,
        warmThroughput: warm,
      },
      { name: "by-two", keySchemas: [{ attributeName: "b", keyType: "HASH" }], ...projection },
    ],
    globalTableWitness: { regionName: "eu-west-1" },
    hashKey: "a",
    importTable: {
      inputFormat: "CSV",
      s3BucketSource: { bucket: "b" },
    },
    localSecondaryIndexes: [{ name: "local", rangeKey: "b", ...projection }],
    onDemandThroughput: units,
    pointInTimeRecovery: { enabled: true },
    rangeKey: "b",
    replicas: [{ regionName: "eu-west-1" }],
    restoreBackupArn: "arn",
    restoreDateTime: "2026-01-01T00:00:00Z",
    restoreSourceName: "s",
    restoreSourceTableArn: "arn",
    restoreToLatestTime: true,
    serverSideEncryption: { enabled: true, kmsKeyArn: "arn" },
    streamEnabled: true,
    streamViewType: "NEW_IMAGE",
    tableClass: "STANDARD_INFREQUENT_ACCESS",
    ttl: { enabled: true, attributeName: "t" },
    warmThroughput: warm,
  });
}

/** A mapping of the table's stream to the function. */
export function mappingEverything(eventSourceArn: string, functionName: string): Declared {
  return declared("aws:lambda/eventSourceMapping:EventSourceMapping", "mapping", {
    ...{ region, tags, eventSourceArn, functionName },
    amazonManagedKafkaEventSourceConfig: { consumerGroupId: "g" },
    batchSize: 10,
    bisectBatchOnFunctionError: true,
    destinationConfig: { onFailure: { destinationArn: "arn" } },
    documentDbEventSourceConfig: { databaseName: "d" },
    enabled: true,
    filterCriteria: { filters: [{ pattern: '{"eventName":["INSERT"]}' }] },
    functionResponseTypes: ["ReportBatchItemFailures"],
    kmsKeyArn: "arn",
    maximumBatchingWindowInSeconds: 1,
    maximumRecordAgeInSeconds: 60,
    maximumRetryAttempts: 1,
    metricsConfig: { metrics: ["EventCount"] },
    parallelizationFactor: 2,
    provisionedPollerConfig: { maximumPollers: 2, minimumPollers: 1 },
    queues: "q",
    scalingConfig: { maximumConcurrency: 2 },
    selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "a:1" } },
    selfManagedKafkaEventSourceConfig: { consumerGroupId: "g" },
    sourceAccessConfigurations: [{ type: "VPC_SUBNET", uri: "subnet:1" }],
    startingPosition: "LATEST",
    startingPositionTimestamp: "2026-01-01T00:00:00Z",
    topics: ["t"],
    tumblingWindowInSeconds: 1,
    useResourceTimeoutForPropagation: true,
  });
}
