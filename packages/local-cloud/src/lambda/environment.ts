// Makes the environment variables of a function.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Faults } from "../faults/faults.ts";
import type { Iam } from "../iam/iam.ts";
import type { ResourceOf } from "../resources/resource.ts";
import type { Inspectors } from "./inspectors.ts";
import type { Left } from "./worker-process.ts";

/** A registered function. */
export type LambdaFunction = ResourceOf<"aws:lambda/function:Function">;

export interface Debug {
  /** Lets stack traces name the source files, if a function's code has a source map. */
  sourceMaps: boolean;
  inspectors?: Inspectors;
}

export interface EnvironmentOptions {
  iam: Iam;
  region: string;
  /** Additional variables of every function, such as endpoints of local services. */
  env: Record<string, string>;
  /** The share of events that fail on purpose. */
  faults?: Faults;
  /** The options for debugging. Those of the start also hold after a reload. */
  debug?: Debug;
  /** Called when an environment of a function ends, with the text that it printed outside of events. */
  onLeft?(functionName: string, left: Left): void;
}

/** Returns the variables that Lambda sets, and the function's own. */
export function environment({ outputs, folder = "" }: LambdaFunction, options: EnvironmentOptions) {
  const credentials = options.iam.assumeRole(outputs.role, outputs.name);
  return {
    ...options.env,
    // As on Lambda, the folder does not exist: the function reads no file of the user, and runs under a user without a home.
    HOME: join(folder, ".home"),
    LANG: "en_US.UTF-8",
    PATH: process.env.PATH ?? "",
    TZ: ":UTC",
    ...outputs.environment?.variables,
    ...endpointsOf(options),
    _HANDLER: outputs.handler ?? "",
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${outputs.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: outputs.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(outputs.memorySize ?? 128),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: outputs.loggingConfig?.logGroup ?? `/aws/lambda/${outputs.name}`,
    LAMBDA_TASK_ROOT: folder,
    ...logging(outputs),
  };
}

/** Returns the local endpoints. They override the function's own variables. */
function endpointsOf({ env }: EnvironmentOptions): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith("AWS_ENDPOINT_URL_")));
}

/** Returns the variables for logs in JSON. As on Lambda, a function that logs text gets none. */
function logging({ loggingConfig }: LambdaFunction["outputs"]): Record<string, string> {
  if (loggingConfig?.logFormat !== "JSON") return {};
  const AWS_LAMBDA_LOG_LEVEL = loggingConfig.applicationLogLevel ?? "INFO";
  return { AWS_LAMBDA_LOG_FORMAT: "JSON", AWS_LAMBDA_LOG_LEVEL };
}

/** Returns the one variable that differs between the execution environments of a function. */
export function logStream(): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  return { AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString("hex")}` };
}
