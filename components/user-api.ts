// UserApi: the users table, a function for each route, the gateway that serves them, and what watches it all.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RouteFunction } from "./function/route-function.ts";
import { CustomDomain } from "./gateway/custom-domain.ts";
import type { GatewayArgs } from "./gateway/gateway.ts";
import { HttpGateway } from "./gateway/http-gateway.ts";
import { RestGateway } from "./gateway/rest-gateway.ts";
import { Monitoring } from "./monitoring/monitoring.ts";
import { routes } from "./routes.ts";
import { completeArgs } from "./settings/settle.ts";
import type { Tags } from "./settings/tags.ts";
import { Auth, type CompleteArgs, Gateway, type UserApiArgs } from "./settings/user-api-args.ts";
import { createUsersTable } from "./table/users-table.ts";

export type { UserApiTransform } from "./settings/transform.ts";
export { Architecture, Auth, Gateway, type UserApiArgs } from "./settings/user-api-args.ts";

/**
 * A users API in an AWS account: `POST/GET/PUT/DELETE /v1/users`, without servers.
 *
 * @example
 * const api = new UserApi("user-api", { gateway: Gateway.Rest });
 * export const url = api.url;
 */
export class UserApi extends pulumi.ComponentResource {
  /** The endpoint, without a slash at the end. */
  readonly url: pulumi.Output<string>;
  readonly tableName: pulumi.Output<string>;
  /** The functions' names in AWS by operation: `{ createUser: … }`. */
  readonly functionNames: pulumi.Output<Record<string, string>>;
  /** The dashboard in the AWS console; `undefined` without one. */
  readonly dashboardUrl: pulumi.Output<string | undefined>;
  /** `undefined` when the table is an existing one. */
  readonly table: aws.dynamodb.Table | undefined;
  readonly functions: RouteFunction[];
  readonly gateway: HttpGateway | RestGateway;

  constructor(name: string, args: UserApiArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("user-api:index:UserApi", name, {}, opts);
    const api = completeArgs(args, this, name);
    const tags = createTags(api);
    const parent = { parent: this };
    const table = createUsersTable(`${name}-users`, api, tags, parent);
    this.functions = routes.map(
      (route) => new RouteFunction(`${name}-${route.slug}`, { route, table, api, tags }, parent),
    );
    this.gateway = createGateway(name, { functions: this.functions, api, tags }, parent);
    const domain = createDomain(name, this.gateway, api, tags, parent);
    const watched = { gateway: this.gateway.metrics, functions: this.functions, table };
    const monitoring = new Monitoring(name, { watched, api, tags }, parent);
    warnOfOpenApi(api, this);

    this.url = domain?.url ?? this.gateway.url;
    this.table = table.resource;
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

function createTags({ tags = {} }: CompleteArgs): Tags {
  const ours = { project: pulumi.getProject(), stack: pulumi.getStack() };
  return pulumi.output(tags).apply((theirs): { [key: string]: string } => ({ ...ours, ...theirs }));
}

function createGateway(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions) {
  return args.api.gateway === Gateway.Rest
    ? new RestGateway(name, args, opts)
    : new HttpGateway(name, args, opts);
}

function createDomain(
  name: string,
  gateway: HttpGateway | RestGateway,
  api: CompleteArgs,
  tags: Tags,
  opts: pulumi.ComponentResourceOptions,
) {
  const { domainName, hostedZone } = api;
  if (domainName === undefined || hostedZone === undefined) return;
  const { stageName } = gateway;
  return new CustomDomain(
    name,
    { domainName, hostedZone, apiId: gateway.api.id, stageName, api, tags },
    opts,
  );
}

function warnOfOpenApi({ auth }: CompleteArgs, component: pulumi.Resource) {
  const stack = pulumi.getStack();
  if (auth !== Auth.None || stack === "dev") return;
  pulumi.log.warn(`Everybody may call the API of stack ${stack}. Set \`auth\` to iam or jwt.`, component);
}
