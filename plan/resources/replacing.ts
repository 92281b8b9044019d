// The inputs that the AWS provider cannot update: when one of them changes, it replaces the resource.

/**
 * The inputs that are `ForceNew` in the provider's schema, by type and spelt as in @pulumi/aws: for the types that the component creates, and
 * for an event source mapping. `region` is `ForceNew` for every type. The plan names changed types that are not in this table.
 * Source: hashicorp/terraform-provider-aws, internal/service/<service>/<resource>.go, which @pulumi/aws 7 wraps; read in November 2026.
 */
export const replacing: Record<string, string[]> = {
  "aws:acm/certificate:Certificate": [
    "certificateAuthorityArn",
    "domainName",
    "keyAlgorithm",
    "subjectAlternativeNames",
    "validationMethod",
    "validationOptions",
  ],
  "aws:acm/certificateValidation:CertificateValidation": ["certificateArn", "validationRecordFqdns"],
  "aws:apigateway/deployment:Deployment": ["restApi", "triggers", "variables"],
  "aws:apigateway/methodSettings:MethodSettings": ["methodPath", "restApi", "stageName"],
  "aws:apigateway/restApi:RestApi": [],
  "aws:apigateway/stage:Stage": ["restApi", "stageName"],
  "aws:apigatewayv2/api:Api": ["credentialsArn", "protocolType", "routeKey", "target"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["apiId", "domainName"],
  "aws:apigatewayv2/authorizer:Authorizer": ["apiId"],
  "aws:apigatewayv2/domainName:DomainName": ["domainName"],
  "aws:apigatewayv2/integration:Integration": ["apiId", "integrationSubtype", "integrationType"],
  "aws:apigatewayv2/route:Route": ["apiId"],
  "aws:apigatewayv2/stage:Stage": ["apiId", "name"],
  "aws:cloudwatch/dashboard:Dashboard": ["dashboardName"],
  "aws:cloudwatch/logGroup:LogGroup": ["logGroupClass", "name", "namePrefix"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["name"],
  // The provider does not replace the table when `restoreSourceName` or `restoreSourceTableArn` is removed.
  "aws:dynamodb/table:Table": [
    "hashKey",
    "localSecondaryIndexes",
    "name",
    "rangeKey",
    "restoreDateTime",
    "restoreSourceName",
    "restoreSourceTableArn",
    "restoreToLatestTime",
  ],
  "aws:iam/role:Role": ["name", "namePrefix", "path"],
  "aws:iam/rolePolicy:RolePolicy": ["name", "namePrefix", "role"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    "eventSourceArn",
    "queues",
    "selfManagedEventSource",
    "startingPosition",
    "startingPositionTimestamp",
    "topics",
  ],
  "aws:lambda/function:Function": ["name", "packageType", "tenancyConfig"],
  // A permission cannot be updated: each of its inputs is here.
  "aws:lambda/permission:Permission": [
    "action",
    "eventSourceToken",
    "function",
    "functionUrlAuthType",
    "invokedViaFunctionUrl",
    "principal",
    "principalOrgId",
    "qualifier",
    "sourceAccount",
    "sourceArn",
    "statementId",
    "statementIdPrefix",
  ],
  "aws:route53/record:Record": ["name", "zoneId"],
  "aws:sns/topic:Topic": ["fifoTopic", "name", "namePrefix"],
  "aws:sns/topicSubscription:TopicSubscription": ["endpoint", "protocol", "topic"],
  "aws:wafv2/webAclAssociation:WebAclAssociation": ["resourceArn", "webAclArn"],
};

/**
 * The numbers that AWS can only increase, by type: for a smaller number, the provider replaces the resource. Removing one or setting 0 does not.
 * Source: the `ForceNewIfChange` of internal/service/dynamodb/table.go in the same provider.
 */
export const replacingWhenLess: Record<string, string[]> = {
  "aws:dynamodb/table:Table": ["warmThroughput.readUnitsPerSecond", "warmThroughput.writeUnitsPerSecond"],
};
