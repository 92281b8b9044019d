// Creates the Lambda function of one route, with its log group and execution role.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { together } from "../bundle/archive/bundle-args.ts";
import { BundledFunction, type FunctionArgs } from "../bundle/bundled-function.ts";
import { LateFault } from "../messages/late-fault.ts";
import { sizeFaults } from "../routes/checks/variable-faults.ts";
import { environmentOf } from "../routes/environment.ts";
import type { Route } from "../routes/route.ts";
import { merge } from "../tools/merge.ts";
import { createExecutionRole } from "./execution-role.ts";
import { createLogGroup } from "./log-group.ts";
import type { RouteFunctionArgs } from "./route-function-args.ts";

/** The function of one route. Its children have its name: log group, role, policy and function. */
export class RouteFunction extends pulumi.ComponentResource {
  readonly route: Route;
  readonly function: BundledFunction;
  readonly role: aws.iam.Role;
  readonly logGroup: aws.cloudwatch.LogGroup;

  constructor(name: string, args: RouteFunctionArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:RouteFunction", name, {}, opts);
    const parent = { parent: this };
    this.route = args.route;
    const logGroup = createLogGroup(name, args, parent);
    const { role, policy } = createExecutionRole(name, { ...args, logGroup }, parent);
    this.function = createFunction(name, args, { role, policy, logGroup }, parent);
    this.role = role;
    this.logGroup = logGroup;
    this.registerOutputs({ functionName: this.function.name });
  }
}

/** The resources that must exist before the function. */
interface Needed {
  role: aws.iam.Role;
  policy: aws.iam.RolePolicy;
  logGroup: aws.cloudwatch.LogGroup;
}

function createFunction(
  name: string,
  { route, table, claims, settings }: RouteFunctionArgs,
  { role, policy, logGroup }: Needed,
  opts: pulumi.CustomResourceOptions,
) {
  const ours: FunctionArgs = {
    description: descriptionOf(route),
    role: role.arn,
    architectures: [settings.architecture],
    memorySize: route.memorySize ?? settings.memorySize,
    timeout: route.timeout ?? settings.timeout,
    reservedConcurrentExecutions: settings.reservedConcurrency,
    environment: { variables: environmentOf(route, { users: table.name, claims: claims?.name }, settings) },
    loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
    // Set in both cases: AWS keeps the old value of an argument that is left out.
    tracingConfig: { mode: settings.tracing ? "Active" : "PassThrough" },
    tags: settings.tags,
  };
  const args = merge(ours, settings.transform.function);
  const { handler: callback, resolveFrom } = route;
  return new BundledFunction(
    name,
    { ...args, callback, resolveFrom, bundle: together(settings.bundle, route.bundle) },
    // Without this order, an early request could be refused, or make Lambda create a log group that outlives the stack.
    { ...opts, dependsOn: [policy, logGroup, onceSized(args.environment, route)] },
  );
}

/** Cut to the 256 characters that Lambda takes. */
function descriptionOf({ method, path, otherPaths }: Route): string {
  const text = `${method} ${[path, ...otherPaths].join(", ")}`;
  return text.length <= 256 ? text : `${text.slice(0, 253)}...`;
}

/**
 * Checks the total size of the variables once all are known. A check in one of the function's inputs would make that input unknown, or
 * secret, whenever one variable is.
 *
 * @returns an output without a resource. The SDK searches all that an output holds, and from a resource it reaches the whole program.
 */
function onceSized(
  environment: FunctionArgs["environment"],
  { operation }: Route,
): pulumi.Output<pulumi.Resource> {
  const none: unknown = [];
  return pulumi.output(environment).apply((known) => {
    const faults = sizeFaults(known?.variables ?? {});
    if (faults.length > 0) throw new LateFault(`Route ${operation}: ${faults.join(" ")}`);
    return none as pulumi.Resource;
  });
}
