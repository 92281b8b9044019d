// The escape hatch: what a caller may change of the children, kind by kind.
import type * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx/classic/apigateway/index.js";

/**
 * Arguments that are merged last into every child of a kind, property by property; what is given here replaces what
 * the component says. For what has no argument of its own.
 */
export interface UserApiTransform {
  table?: Partial<aws.dynamodb.TableArgs>;
  /** All five functions. Their code, handler and runtime stay. */
  function?: Partial<Omit<aws.lambda.FunctionArgs, "code" | "handler" | "runtime">>;
  role?: Partial<aws.iam.RoleArgs>;
  /** The functions' log groups and the access log's. */
  logGroup?: Partial<aws.cloudwatch.LogGroupArgs>;
  httpApi?: Partial<aws.apigatewayv2.ApiArgs>;
  httpStage?: Partial<aws.apigatewayv2.StageArgs>;
  integration?: Partial<aws.apigatewayv2.IntegrationArgs>;
  route?: Partial<aws.apigatewayv2.RouteArgs>;
  authorizer?: Partial<aws.apigatewayv2.AuthorizerArgs>;
  restApi?: Partial<awsx.RestApiArgs>;
  restStage?: Partial<awsx.StageArgs>;
  /** The limits and metrics of the REST API's methods. */
  methodSettings?: Partial<aws.types.input.apigateway.MethodSettingsSettings>;
  domainName?: Partial<aws.apigatewayv2.DomainNameArgs>;
  certificate?: Partial<aws.acm.CertificateArgs>;
  alarm?: Partial<aws.cloudwatch.MetricAlarmArgs>;
  topic?: Partial<aws.sns.TopicArgs>;
  dashboard?: Partial<aws.cloudwatch.DashboardArgs>;
}
