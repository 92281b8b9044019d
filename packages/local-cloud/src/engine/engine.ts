// Stands in for Pulumi's engine: accepts the resources that a program registers, as `pulumi up` of a new stack does.
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type {
  GetRootResourceResponse,
  LogRequest,
  SetRootResourceRequest,
} from "@pulumi/pulumi/proto/engine_pb.js";
import type {
  RegisterPackageRequest,
  ResourceCallRequest,
  SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import { createProvider } from "../provider/provider.ts";
import { type Answer, createCallbacks, serve } from "../wire/rpc.ts";
import type { Sdk } from "../wire/sdk.ts";
import { createCreation } from "./creation.ts";
import type { Deployment, Program } from "./deployment.ts";
import { type Diagnostic, severities } from "./diagnostics.ts";
import { createFailures } from "./failures.ts";
import { featureNumbers, hasFeature } from "./features.ts";
import { createHooks } from "./hooks.ts";
import { createLookups } from "./lookups.ts";
import { createRegistration } from "./registration.ts";
import { createState, type State } from "./state.ts";
import { createTransforms } from "./transforms.ts";

/** The CLI's name for the organization of a backend without organizations. */
export const defaultOrganization = "organization";

export interface Engine {
  /** The address at which the program calls the engine: `127.0.0.1:<port>`. */
  address: string;
  /** The program's resources and outputs. They are complete when the program has ended. */
  program: Program;
  diagnostics: Diagnostic[];
  stackUrn: string;
  /** Resolves when the program is finished, or when the deployment has failed. */
  done: Promise<"finished" | "failed">;
  close(): void;
}

/** @param onReport called at once for each message of the program or the engine */
export async function startEngine(
  sdk: Sdk,
  deployment: Deployment,
  onReport: (diagnostic: Diagnostic) => void,
): Promise<Engine> {
  const { promise: done, resolve: end } = Promise.withResolvers<"finished" | "failed">();
  const preview = deployment.preview ?? false;
  const state = createState(deployment);
  const failures = createFailures({ preview, stackUrn: state.stackUrn }, onReport, () => end("failed"));
  const callbacks = createCallbacks(sdk);
  const transforms = createTransforms(sdk, callbacks);
  const hooks = createHooks(sdk, callbacks, { preview, warn: failures.warn });
  const provider = createProvider(deployment);
  const creation = createCreation({ deployment, state, provider, hooks, warn: failures.warn });
  const parts = { sdk, deployment, state, provider, transforms, hooks, creation, failures };
  const registration = createRegistration(parts);
  const lookups = createLookups(parts);
  const server = await serve(sdk, {
    ResourceMonitorService: {
      ...descriptions(sdk, deployment),
      registerResource: registration.register,
      registerResourceOutputs: registration.registerOutputs,
      readResource: lookups.read,
      invoke: lookups.invoke,
      call: refuseCall,
      registerStackTransform: (callback: Callback) => transforms.add(callback),
      registerStackInvokeTransform: (callback: Callback) => transforms.addForInvokes(callback),
      registerResourceHook: hooks.register,
      registerErrorHook: hooks.registerErrorHook,
      signalAndWaitForShutdown() {
        end("finished");
        // The answer never comes, so the program's process waits until it is killed.
        return new Promise(() => {});
      },
    },
    EngineService: {
      log(request: LogRequest) {
        const severity = severities[request.getSeverity()] ?? "info";
        if (severity === "debug" || request.getEphemeral()) return;
        failures.report({ severity, message: request.getMessage(), urn: request.getUrn() });
      },
      ...rootResource(sdk, state),
    },
  });
  return {
    address: server.address,
    program: state.program,
    diagnostics: failures.diagnostics,
    stackUrn: state.stackUrn,
    done,
    close() {
      server.close();
      callbacks.close();
    },
  };
}

/** Answers a program's questions about the engine and the deployment. */
function descriptions(sdk: Sdk, deployment: Deployment): Record<string, Answer> {
  const { DeploymentInfo, RegisterPackageResponse, SupportsFeatureResponse } = sdk.resources;
  return {
    getDeploymentInfo() {
      const info = new DeploymentInfo();
      info.setProject(deployment.project);
      info.setStack(deployment.stack);
      info.setOrganization(deployment.organization ?? defaultOrganization);
      info.setDryrun(deployment.preview ?? false);
      info.setSupportedfeaturesList(featureNumbers(sdk));
      return info;
    },
    supportsFeature(request: SupportsFeatureRequest) {
      const response = new SupportsFeatureResponse();
      response.setHassupport(hasFeature(request.getId()));
      return response;
    },
    registerPackage(request: RegisterPackageRequest) {
      const response = new RegisterPackageResponse();
      response.setRef(`${request.getName()}@${request.getVersion()}`);
      return response;
    },
  };
}

function refuseCall(request: ResourceCallRequest): never {
  throw new Error(`The program calls ${request.getTok()}, which the local run cannot answer.`);
}

/** Stores the URN of the stack's resource for the SDK. The SDK sets it first, and may read it later. */
function rootResource(sdk: Sdk, state: State): Record<string, Answer> {
  let root = "";
  return {
    getRootResource(): GetRootResourceResponse {
      const response = new sdk.engine.GetRootResourceResponse();
      response.setUrn(root);
      return response;
    },
    setRootResource(request: SetRootResourceRequest) {
      root = request.getUrn();
      if (root !== state.stackUrn) throw new Error(`Expected the stack ${state.stackUrn}, got ${root}.`);
      return new sdk.engine.SetRootResourceResponse();
    },
    startDebugging() {},
    requirePulumiVersion: () => new sdk.engine.RequirePulumiVersionResponse(),
  };
}
