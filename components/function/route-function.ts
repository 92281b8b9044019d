// The function behind one route, with its log group and its execution role.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BundledFunction, type FunctionArgs } from "../bundle/bundled-function.ts";
import { fieldsVariable } from "../fields/fields-variable.ts";
import type { neededVariables } from "../routes/limits.ts";
import { type Route, uses } from "../routes/route.ts";
import { Gateway } from "../settings/choices.ts";
import type { Settings } from "../settings/settled.ts";
import type { ClaimsTable } from "../table/claims-table.ts";
import type { UsersTable } from "../table/users-table.ts";
import { merge } from "../tools/merge.ts";
import { createExecutionRole } from "./execution-role.ts";
import { createLogGroup } from "./log-group.ts";

export interface RouteFunctionArgs {
  route: Route;
  table: UsersTable;
  /** Not there when no field is unique. */
  claims?: ClaimsTable | undefined;
  settings: Settings;
}

/** Its children share its name: log group, role, policy and function. */
export class RouteFunction extends pulumi.ComponentResource {
  readonly route: Route;
  readonly function: BundledFunction;
  readonly role: aws.iam.Role;
  readonly logGroup: aws.cloudwatch.LogGroup;

  constructor(name: string, args: RouteFunctionArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:RouteFunction", name, {}, opts);
    const { route, table, claims, settings } = args;
    this.route = route;
    this.logGroup = createLogGroup(name, { settings }, { parent: this });
    const { role, policy } = createExecutionRole(
      name,
      { route, table, claims, logGroup: this.logGroup, settings },
      { parent: this },
    );
    this.role = role;
    this.function = createFunction(name, this.role, this.logGroup, args, {
      parent: this,
      // Without them a first request could be refused, or leave a log group that outlives the stack.
      dependsOn: [policy, this.logGroup],
    });
    this.registerOutputs({ functionName: this.function.name });
  }
}

function createFunction(
  name: string,
  role: aws.iam.Role,
  logGroup: aws.cloudwatch.LogGroup,
  routeArgs: RouteFunctionArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const { route, settings } = routeArgs;
  const args = merge<FunctionArgs>(
    {
      description: `${route.method} ${[route.path, ...route.otherPaths].join(", ")}`,
      role: role.arn,
      architectures: [settings.architecture],
      memorySize: route.memorySize ?? settings.memorySize,
      timeout: route.timeout ?? settings.timeout,
      ...(settings.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: settings.reservedConcurrency,
      }),
      environment: { variables: { ...route.environment, ...environment(routeArgs) } },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      // Said either way: AWS keeps what it is told nothing of.
      tracingConfig: { mode: settings.tracing ? "Active" : "PassThrough" },
      tags: settings.tags,
    },
    settings.transform.function,
  );
  return new BundledFunction(
    name,
    { ...args, callback: route.handler, resolveFrom: route.resolveFrom },
    opts,
  );
}

function environment({ route, table, claims, settings }: RouteFunctionArgs) {
  const { gateway, corsOrigins, fields } = settings;
  // An HTTP API adds the CORS headers itself; a REST API leaves those of real answers to the function.
  const corsOrigin = gateway === Gateway.Rest ? corsOrigins[0] : undefined;
  const variables: Partial<Record<(typeof neededVariables)[number], pulumi.Input<string>>> = {
    OPERATION: route.operation,
    USERS_TABLE_NAME: table.name,
    ...(claims && uses(route, "claims") && { CLAIMS_TABLE_NAME: claims.name }),
    FIELDS: fieldsVariable(fields),
    ...(corsOrigin && { CORS_ORIGIN: corsOrigin }),
  };
  return variables;
}
