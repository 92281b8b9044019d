// The argument `transform`: changes that a program makes to the arguments of child resources, by kind.
import type * as aws from "@pulumi/aws";
import type { FunctionArgs } from "../bundle/bundled-function.ts";
import type { Gateway } from "./choices.ts";

/**
 * Arguments that the component merges into every child resource of a kind. They win over the component's own. Plain objects are merged
 * key by key at every depth, and outputs once they are known. Any other value, lists too, replaces the component's.
 *
 * @example
 * new UserApi("user-api", { transform: { role: { permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" } } });
 */
export interface UserApiTransform {
  table?: Partial<aws.dynamodb.TableArgs>;
  /** The claims table, which the component creates when some field is unique. */
  claimsTable?: Partial<aws.dynamodb.TableArgs>;
  /** The Lambda functions. Code, handler, runtime and the variables that the handlers need cannot be changed. */
  function?: Partial<FunctionArgs>;
  role?: Partial<aws.iam.RoleArgs>;
  /** The policies of the execution roles. A `policy` given here replaces that of every role. */
  rolePolicy?: Partial<aws.iam.RolePolicyArgs>;
  /** The log groups of the functions and of the access log. */
  logGroup?: Partial<aws.cloudwatch.LogGroupArgs>;
  /** The permissions by which the gateway invokes the functions. */
  permission?: Partial<aws.lambda.PermissionArgs>;
  httpApi?: Partial<aws.apigatewayv2.ApiArgs>;
  httpStage?: Partial<aws.apigatewayv2.StageArgs>;
  integration?: Partial<aws.apigatewayv2.IntegrationArgs>;
  route?: Partial<aws.apigatewayv2.RouteArgs>;
  authorizer?: Partial<aws.apigatewayv2.AuthorizerArgs>;
  /** The REST API, without `body`, which the component derives from the routes. */
  restApi?: Partial<Omit<aws.apigateway.RestApiArgs, "body">>;
  restStage?: Partial<Omit<aws.apigateway.StageArgs, "restApi" | "deployment" | "stageName">>;
  /** The throttling limits and metrics of the REST API's methods. */
  methodSettings?: Partial<aws.types.input.apigateway.MethodSettingsSettings>;
  webAclAssociation?: Partial<aws.wafv2.WebAclAssociationArgs>;
  domainName?: Partial<aws.apigatewayv2.DomainNameArgs>;
  apiMapping?: Partial<aws.apigatewayv2.ApiMappingArgs>;
  /** The certificate. It is for one name, as the component creates one validation record. */
  certificate?: Partial<Omit<aws.acm.CertificateArgs, "subjectAlternativeNames">>;
  alarm?: Partial<aws.cloudwatch.MetricAlarmArgs>;
  topic?: Partial<aws.sns.TopicArgs>;
  topicSubscription?: Partial<aws.sns.TopicSubscriptionArgs>;
  dashboard?: Partial<aws.cloudwatch.DashboardArgs>;
}

/** Every kind of child, with the gateway that creates it: `http`, `rest` or both. */
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
