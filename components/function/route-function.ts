// The function behind one route, with its log group and its execution role.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BundledFunction } from "../bundle/bundled-function.ts";
import type { Route } from "../settings/route.ts";
import type { Tags } from "../settings/tags.ts";
import type { CompleteArgs } from "../settings/user-api-args.ts";
import type { UsersTable } from "../table/users-table.ts";
import { createExecutionRole } from "./execution-role.ts";
import { createLogGroup } from "./log-group.ts";

export interface RouteFunctionArgs {
  route: Route;
  table: UsersTable;
  /** What the functions have in common. */
  api: CompleteArgs;
  tags: Tags;
}

/** Its children share its name: log group, role, policy and function. */
export class RouteFunction extends pulumi.ComponentResource {
  readonly route: Route;
  readonly function: BundledFunction;
  readonly role: aws.iam.Role;
  readonly logGroup: aws.cloudwatch.LogGroup;

  constructor(name: string, args: RouteFunctionArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:RouteFunction", name, {}, opts);
    const { route, table, api, tags } = args;
    this.route = route;
    this.logGroup = createLogGroup(
      name,
      {
        retentionInDays: api.logRetentionDays,
        protectData: api.protectData,
        tags,
        transform: api.transform?.logGroup,
      },
      { parent: this },
    );
    const { role, policy } = createExecutionRole(
      name,
      { route, table, logGroup: this.logGroup, tracing: api.tracing, tags, transform: api.transform },
      { parent: this },
    );
    this.role = role;
    this.function = createFunction(name, this.role, this.logGroup, args, {
      parent: this,
      // Without them a first request could be refused, or leave a log group that outlives the stack.
      dependsOn: [policy, this.logGroup],
    });
    this.registerOutputs({ function: this.function, role: this.role, logGroup: this.logGroup });
  }
}

function createFunction(
  name: string,
  role: aws.iam.Role,
  logGroup: aws.cloudwatch.LogGroup,
  { route, table, api, tags }: RouteFunctionArgs,
  opts: pulumi.CustomResourceOptions,
) {
  return new BundledFunction(
    name,
    {
      description: `${route.method} ${route.path}`,
      role: role.arn,
      architectures: [api.architecture],
      memorySize: api.memorySize,
      timeout: api.timeout,
      ...(api.reservedConcurrency !== undefined && { reservedConcurrentExecutions: api.reservedConcurrency }),
      environment: { variables: environment(route, table, api) },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      // Said either way: AWS keeps what it is told nothing of.
      tracingConfig: { mode: api.tracing ? "Active" : "PassThrough" },
      tags,
      ...api.transform?.function,
      callback: route.handler,
      resolveFrom: route.resolveFrom,
    },
    opts,
  );
}

function environment({ operation }: Route, table: UsersTable, { gateway, corsOrigins = [] }: CompleteArgs) {
  // An HTTP API adds the CORS headers itself; a REST API leaves those of real answers to the function.
  const corsOrigin = gateway === "rest" ? corsOrigins[0] : undefined;
  return {
    OPERATION: operation,
    USERS_TABLE_NAME: table.name,
    ...(corsOrigin && { CORS_ORIGIN: corsOrigin }),
  };
}
