// Pulumi's engine for a program of one run: takes what the program registers, as `pulumi up` of a new stack does.
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

/** The organization of a backend that has none, as the CLI names it. */
export const defaultOrganization = "organization";

export interface Engine {
  /** Where the program finds it: `127.0.0.1:<port>`. */
  address: string;
  /** What the program made of it, once it has ended. */
  program: Program;
  diagnostics: Diagnostic[];
  stackUrn: string;
  /** Resolves when the program has nothing left to do, or when the deployment has failed. */
  done: Promise<"finished" | "failed">;
  close(): void;
}

/** @param onReport is told of each report of the program or the engine, when it comes */
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
  const registration = createRegistration({
    ...{ sdk, deployment, state, provider, transforms, hooks, creation, failures },
  });
  const lookups = createLookups({ sdk, deployment, state, provider, transforms, creation, failures });
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
        // The program's process waits for the answer, and so is there until it is ended.
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

/** What a program asks of the engine itself. */
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
  throw new Error(`The local run has no answer for ${request.getTok()}, which the program calls.`);
}

/** An SDK may ask for the stack's resource, which it tells the engine first. */
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
