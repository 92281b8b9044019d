// The component UserApi: creates the users table, a function for each route, the gateway, the alarms and the dashboard.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RouteFunction } from "./function/route-function.ts";
import { CustomDomain } from "./gateway/custom-domain.ts";
import type { GatewayArgs } from "./gateway/gateway.ts";
import { HttpGateway } from "./gateway/http-gateway.ts";
import { RestGateway } from "./gateway/rest-gateway.ts";
import { Monitoring } from "./monitoring/monitoring.ts";
import { routesFor } from "./routes/routes.ts";
import { Auth, Gateway } from "./settings/choices.ts";
import { settle } from "./settings/settle.ts";
import type { Settings } from "./settings/settled.ts";
import type { UserApiArgs } from "./settings/user-api-args.ts";
import { createClaimsTable } from "./table/claims-table.ts";
import { createUsersTable } from "./table/users-table.ts";

export type { BooleanField, Field, Fields, NumberField, StringField } from "../handlers/user/fields.ts";
export type { Format } from "../handlers/user/formats.ts";
export type { BundleArgs } from "./bundle/archive/bundle-args.ts";
export type {
  AnswerDescription,
  JsonSchema,
  ParameterDescription,
  ResponseReference,
  RouteDescription,
  ValueDescription,
} from "./routes/description.ts";
export type { Replacement } from "./routes/replacements.ts";
export type { Action, Method, Place, RouteArgs } from "./routes/route.ts";
export type { Operation } from "./routes/routes.ts";
export { userActions } from "./routes/user-actions.ts";
export { Architecture, Auth, Gateway, Unknown } from "./settings/choices.ts";
export type { UserApiTransform } from "./settings/transform.ts";
export type { UserApiArgs } from "./settings/user-api-args.ts";

/**
 * Deploys a serverless users API to AWS: API Gateway, Lambda and DynamoDB serve `POST/GET/PUT/PATCH/DELETE /v1/users`.
 *
 * @example
 * const api = new UserApi("user-api", { gateway: Gateway.Rest });
 * export const url = api.url;
 */
export class UserApi extends pulumi.ComponentResource {
  /** The API's URL without a slash at the end. With `domainName` it is the URL of that domain. */
  readonly url: pulumi.Output<string>;
  readonly tableName: pulumi.Output<string>;
  /** The names of the Lambda functions by operation: `{ createUser: … }`. */
  readonly functionNames: pulumi.Output<Record<string, string>>;
  /** The URL of the dashboard in the AWS console; `undefined` without `dashboard: true`. */
  readonly dashboardUrl: pulumi.Output<string> | undefined;
  /** The users table; `undefined` with `existingTable`. */
  readonly table: aws.dynamodb.Table | undefined;
  /** The table with one item for each unique value in use; `undefined` when no field is unique. */
  readonly claimsTable: aws.dynamodb.Table | undefined;
  readonly functions: RouteFunction[];
  readonly gateway: HttpGateway | RestGateway;

  constructor(name: string, args: UserApiArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("user-api:index:UserApi", name, {}, opts);
    const settings = settle(name, args, routesFor, this);
    const parent = { parent: this };
    const table = createUsersTable(`${name}-users`, settings, parent);
    const claims = createClaimsTable(`${name}-claims`, settings, parent);
    this.functions = settings.routes.map(
      (route) => new RouteFunction(`${name}-${route.slug}`, { route, table, claims, settings }, parent),
    );
    this.gateway = createGateway(name, { functions: this.functions, settings }, parent);
    const domain = createDomain(name, this.gateway, settings, parent);
    const watched = { gateway: this.gateway.metrics, functions: this.functions, table, claims };
    const monitoring = new Monitoring(name, { watched, settings }, parent);
    warnOfOpenApi(settings, this);
    warnOfAllTokens(settings, this);

    this.url = domain?.url ?? this.gateway.url;
    this.table = table.resource;
    this.claimsTable = claims?.resource;
    this.tableName = table.name;
    this.functionNames = pulumi.output(
      Object.fromEntries(this.functions.map(({ route, function: fn }) => [route.operation, fn.name])),
    );
    this.dashboardUrl = monitoring.dashboardUrl;
    this.registerOutputs({
      url: this.url,
      tableName: this.tableName,
      functionNames: this.functionNames,
      dashboardUrl: this.dashboardUrl,
    });
  }
}

function createGateway(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions) {
  return args.settings.gateway === Gateway.Rest
    ? new RestGateway(name, args, opts)
    : new HttpGateway(name, args, opts);
}

function createDomain(
  name: string,
  gateway: HttpGateway | RestGateway,
  settings: Settings,
  opts: pulumi.ComponentResourceOptions,
) {
  const { domainName, hostedZone } = settings;
  if (domainName === undefined || hostedZone === undefined) return;
  const { stageName } = gateway;
  return new CustomDomain(name, { domainName, hostedZone, apiId: gateway.api.id, stageName, settings }, opts);
}

function warnOfOpenApi({ auth, openReason }: Settings, component: pulumi.Resource) {
  const stack = pulumi.getStack();
  if (auth !== Auth.None || stack === "dev" || openReason !== undefined) return;
  pulumi.log.warn(
    `Everybody may call the API of stack ${stack}. Set \`auth\` to iam or jwt, or give the reason in \`openReason\`.`,
    component,
  );
}

function warnOfAllTokens({ self, jwtReadScope, jwtWriteScope }: Settings, component: pulumi.Resource) {
  if (!self || (jwtReadScope !== undefined && jwtWriteScope !== undefined)) return;
  pulumi.log.warn(
    "With `self` each caller has a record of its own, but every token may still read and change all other users. " +
      "Set `jwtReadScope` and `jwtWriteScope` to scopes that not every caller has.",
    component,
  );
}
