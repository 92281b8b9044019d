// Every undocumented part of Pulumi's SDK that the local run uses, with its source in github.com/pulumi/pulumi.
// The parts are loaded from the SDK that the program has installed.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { handleUnaryCall, ServiceDefinition } from "@grpc/grpc-js";
import { isBelow } from "../process/is-below.ts";

/** The runner's path in the SDK's folder. The language host starts it: sdk/nodejs/cmd/pulumi-language-nodejs/main.go, `execRuntime`. */
export const runner = "cmd/run/index.js";

/** The runner's flags: sdk/nodejs/cmd/run/index.ts. The program's entry follows them. */
export interface RunnerFlags {
  monitor: string;
  engine: string;
  organization: string;
  project: string;
  stack: string;
  "root-directory": string;
  pwd: string;
  parallel: string;
}

/** The flag of a preview. It has no value. */
export const dryRunFlag = "--dry-run";

/** The runner's environment variables: sdk/nodejs/runtime/config.ts and sdk/nodejs/cmd/run/run.ts. */
export interface RunnerEnvironment {
  /** JSON of the settings, by namespaced key. Each value is a string. */
  PULUMI_CONFIG: string;
  /** JSON list of the keys with secret values. */
  PULUMI_CONFIG_SECRET_KEYS: string;
  /** `true` lets the SDK's own ts-node read TypeScript. */
  PULUMI_NODEJS_TYPESCRIPT?: "true";
  PULUMI_NODEJS_TSCONFIG_PATH?: string;
}

/** The exit status of a program that has reported its errors: `nodeJSProcessExitedAfterLoggingUserActionableMessage`. */
export const reportedExit = 32;

/** The property that marks a value which is not plain JSON: sdk/nodejs/runtime/rpc.ts. `signatures` are its values. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const signatures = {
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  secret: "1b47061264138c4ac30d75fd1eb44270",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;
/** The value that stands for a value which is not known yet: sdk/nodejs/runtime/rpc.ts. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The packages and files that the SDK loads at its start and seldom uses, as the runner's file resolves them. Only closures that are
 * serialized need the first two (sdk/nodejs/runtime/closure/codePaths.ts) and the third (parseFunction.ts). SDKs before 3.276 load the
 * first, which has three quarters of all modules. The last one drives the CLI: sdk/nodejs/automation.
 */
export const seldomUsed = [
  "@npmcli/arborist",
  "normalize-package-data",
  "typescript",
  "../../automation/index.js",
] as const;

/**
 * The file that exports the runner's spans, with all of OpenTelemetry that this needs: sdk/nodejs/cmd/run/tracing.ts. Only the flag
 * `--tracing` uses it. Without that flag, its `newSpan` does the same as {@link newSpan}.
 */
export const tracing = "./tracing.js";

/** The file that watches the SDK's promises for ones that never end, and takes a stack trace of each: sdk/nodejs/runtime/debuggable.ts. */
export const promises = "../../runtime/debuggable.js";

/** The file whose `Resource.callsites` takes a stack trace of each resource for its place in the source: sdk/nodejs/resource.ts. */
export const resources = "../../resource.js";

/** Starts a span of the runner. Without a registered tracer, the span records nothing. */
export function newSpan(runnerFile: string, name: string): unknown {
  return createRequire(runnerFile)("@opentelemetry/api").trace.getTracer("nodejs-runtime").startSpan(name);
}

/** The gRPC library, messages and services of an SDK: sdk/nodejs/proto, generated from proto/pulumi/*.proto. */
export interface Sdk {
  /** The SDK's folder. */
  folder: string;
  grpc: typeof import("@grpc/grpc-js");
  resources: typeof import("@pulumi/pulumi/proto/resource_pb.js");
  engine: typeof import("@pulumi/pulumi/proto/engine_pb.js");
  callbacks: typeof import("@pulumi/pulumi/proto/callback_pb.js");
  Struct: typeof import("google-protobuf/google/protobuf/struct_pb.js").Struct;
  Empty: typeof import("google-protobuf/google/protobuf/empty_pb.js").Empty;
  services: Record<"ResourceMonitorService" | "EngineService", ServiceDefinition>;
  /** The message that answers a look-up. SDK versions have it in different files. */
  InvokeResponse: typeof import("@pulumi/pulumi/proto/resource_pb.js").ResourceInvokeResponse;
  CallbacksClient: new (...args: unknown[]) => CallbacksClient;
}

/** The SDK's gRPC client for callbacks. The SDK has no types for it. */
export interface CallbacksClient {
  invoke(request: unknown, done: (error: { details: string } | null, response: InvokeResponse) => void): void;
  close(): void;
}

interface InvokeResponse {
  getResponse_asU8(): Uint8Array;
}

export type Handler = handleUnaryCall<unknown, unknown>;

/**
 * Loads the SDK of the program in a folder.
 *
 * @throws Error if the program has no SDK, or one that is too old
 */
export function loadSdk(folder: string): Sdk {
  const manifest = manifestFrom(folder);
  const ofSdk = createRequire(manifest);
  checkVersion(ofSdk(manifest).version, folder);
  const { ResourceMonitorService } = ofSdk("./proto/resource_grpc_pb.js");
  const { EngineService } = ofSdk("./proto/engine_grpc_pb.js");
  return {
    folder: dirname(ofSdk.resolve("./package.json")),
    grpc: ofSdk("@grpc/grpc-js"),
    resources: ofSdk("./proto/resource_pb.js"),
    engine: ofSdk("./proto/engine_pb.js"),
    callbacks: ofSdk("./proto/callback_pb.js"),
    Struct: ofSdk("google-protobuf/google/protobuf/struct_pb.js").Struct,
    Empty: ofSdk("google-protobuf/google/protobuf/empty_pb.js").Empty,
    services: { ResourceMonitorService, EngineService },
    InvokeResponse: ResourceMonitorService.invoke.responseType,
    CallbacksClient: ofSdk("./proto/callback_grpc_pb.js").CallbacksClient,
  };
}

/** The oldest supported version of the SDK: `3.142.0`, from the local cloud's package.json. */
const oldest: string = createRequire(import.meta.url)("../../package.json").peerDependencies[
  "@pulumi/pulumi"
].replace("^", "");

function checkVersion(version: string, folder: string): void {
  if (!isBelow(version, oldest)) return;
  throw new Error(
    `Expected @pulumi/pulumi ${oldest} or later for the program in ${folder}, got ${version}. Run \`npm install @pulumi/pulumi@latest\`.`,
  );
}

function manifestFrom(folder: string): string {
  try {
    return createRequire(join(folder, "index.js")).resolve("@pulumi/pulumi/package.json");
  } catch {
    throw new Error(
      `Expected @pulumi/pulumi to be installed for the program in ${folder}, found none. Run \`npm install\`.`,
    );
  }
}
