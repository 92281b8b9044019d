// All that the local run leans on in Pulumi's SDK without its being documented, and where each comes from.
// Paths are those of github.com/pulumi/pulumi. Everything is taken from the very SDK that the program has.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { handleUnaryCall, ServiceDefinition } from "@grpc/grpc-js";
import { isBelow } from "../process/is-below.ts";

/** The runner below the SDK's folder, as the language host starts it: sdk/nodejs/cmd/pulumi-language-nodejs/main.go, `execRuntime`. */
export const runner = "cmd/run/index.js";

/** The runner's flags: sdk/nodejs/cmd/run/index.ts; the program's entry comes after them. */
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

/** A flag without a value: nothing is to be created. */
export const dryRunFlag = "--dry-run";

/** The runner's environment: sdk/nodejs/runtime/config.ts and sdk/nodejs/cmd/run/run.ts. */
export interface RunnerEnvironment {
  /** JSON of the settings by their namespaced keys; each value is a string. */
  PULUMI_CONFIG: string;
  /** JSON list of the keys that are secret. */
  PULUMI_CONFIG_SECRET_KEYS: string;
  /** `true` lets the SDK's own ts-node read TypeScript. */
  PULUMI_NODEJS_TYPESCRIPT?: "true";
  PULUMI_NODEJS_TSCONFIG_PATH?: string;
}

/** The exit status of a program that has reported its errors: `nodeJSProcessExitedAfterLoggingUserActionableMessage`. */
export const reportedExit = 32;

/** What marks a value that is not plain JSON, and what stands for one not known yet: sdk/nodejs/runtime/rpc.ts. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const signatures = {
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  secret: "1b47061264138c4ac30d75fd1eb44270",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** gRPC, the messages and the services of an SDK: sdk/nodejs/proto, made from proto/pulumi/*.proto. */
export interface Sdk {
  /** Its folder. */
  folder: string;
  grpc: typeof import("@grpc/grpc-js");
  resources: typeof import("@pulumi/pulumi/proto/resource_pb.js");
  engine: typeof import("@pulumi/pulumi/proto/engine_pb.js");
  callbacks: typeof import("@pulumi/pulumi/proto/callback_pb.js");
  Struct: typeof import("google-protobuf/google/protobuf/struct_pb.js").Struct;
  Empty: typeof import("google-protobuf/google/protobuf/empty_pb.js").Empty;
  services: Record<"ResourceMonitorService" | "EngineService", ServiceDefinition>;
  /** The answer to a look-up, which has moved between files. */
  InvokeResponse: typeof import("@pulumi/pulumi/proto/resource_pb.js").ResourceInvokeResponse;
  CallbacksClient: new (...args: unknown[]) => CallbacksClient;
}

/** What the SDK has no types for. */
export interface CallbacksClient {
  invoke(request: unknown, done: (error: { details: string } | null, response: InvokeResponse) => void): void;
  close(): void;
}

interface InvokeResponse {
  getResponse_asU8(): Uint8Array;
}

export type Handler = handleUnaryCall<unknown, unknown>;

/**
 * The SDK of the program in a folder.
 *
 * @throws Error when the program has none, or one that is too old
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

/** The oldest SDK whose engine this is: `3.142.0`, from the local cloud's own package.json. */
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
