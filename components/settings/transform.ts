// The escape hatch: what a caller may change of the children, kind by kind.
import type * as aws from "@pulumi/aws";
import type { FunctionArgs } from "../bundle/bundled-function.ts";
import type { Gateway } from "./choices.ts";

/**
 * Arguments that are merged last into every child of a kind: plain objects key by key at every depth, outputs once they are
 * known; all else, lists too, replaces what the component says. For what has no argument of its own.
 */
export interface UserApiTransform {
  table?: Partial<aws.dynamodb.TableArgs>;
  /** The table that there is beside it when some field is unique. */
  claimsTable?: Partial<aws.dynamodb.TableArgs>;
  /** All functions. Their code, handler and runtime stay, and the variables that the handlers need. */
  function?: Partial<FunctionArgs>;
  role?: Partial<aws.iam.RoleArgs>;
  /** What the roles may do: a `policy` here is that of all of them. */
  rolePolicy?: Partial<aws.iam.RolePolicyArgs>;
  /** The functions' log groups and the access log's. */
  logGroup?: Partial<aws.cloudwatch.LogGroupArgs>;
  /** What lets the gateway invoke the functions. */
  permission?: Partial<aws.lambda.PermissionArgs>;
  httpApi?: Partial<aws.apigatewayv2.ApiArgs>;
  httpStage?: Partial<aws.apigatewayv2.StageArgs>;
  integration?: Partial<aws.apigatewayv2.IntegrationArgs>;
  route?: Partial<aws.apigatewayv2.RouteArgs>;
  authorizer?: Partial<aws.apigatewayv2.AuthorizerArgs>;
  /** Its body comes from the routes. */
  restApi?: Partial<Omit<aws.apigateway.RestApiArgs, "body">>;
  restStage?: Partial<Omit<aws.apigateway.StageArgs, "restApi" | "deployment" | "stageName">>;
  /** The limits and metrics of the REST API's methods. */
  methodSettings?: Partial<aws.types.input.apigateway.MethodSettingsSettings>;
  webAclAssociation?: Partial<aws.wafv2.WebAclAssociationArgs>;
  domainName?: Partial<aws.apigatewayv2.DomainNameArgs>;
  apiMapping?: Partial<aws.apigatewayv2.ApiMappingArgs>;
  /** For one name: it is validated by one record. */
  certificate?: Partial<Omit<aws.acm.CertificateArgs, "subjectAlternativeNames">>;
  alarm?: Partial<aws.cloudwatch.MetricAlarmArgs>;
  topic?: Partial<aws.sns.TopicArgs>;
  topicSubscription?: Partial<aws.sns.TopicSubscriptionArgs>;
  dashboard?: Partial<aws.cloudwatch.DashboardArgs>;
}

/** Every kind, with the gateway whose child it is where only one has such. */
export const kinds: Record<keyof UserApiTransform, Gateway | "both"> = {
  table: "both",
  claimsTable: "both",
  function: "both",
  role: "both",
  rolePolicy: "both",
  logGroup: "both",
  permission: "both",
  httpApi: "http",
  httpStage: "http",
  integration: "http",
  route: "http",
  authorizer: "http",
  restApi: "rest",
  restStage: "rest",
  methodSettings: "rest",
  webAclAssociation: "rest",
  domainName: "both",
  apiMapping: "both",
  certificate: "both",
  alarm: "both",
  topic: "both",
  topicSubscription: "both",
  dashboard: "both",
};
