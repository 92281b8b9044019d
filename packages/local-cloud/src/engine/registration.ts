// Registers a program's resources and components, as Pulumi's engine does for a stack without resources.
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  RegisterResourceResponse,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Provider } from "../provider/provider.ts";
import { given, optionsOf, propertiesOf, read } from "../wire/messages.ts";
import type { Sdk } from "../wire/sdk.ts";
import { masked, type Properties, plain } from "../wire/values.ts";
import type { Creation } from "./creation.ts";
import type { Deployment } from "./deployment.ts";
import type { Failures } from "./failures.ts";
import type { HookSubject, Hooks } from "./hooks.ts";
import { createRemote } from "./remote.ts";
import { resourceOptions } from "./resource-options.ts";
import type { Entry, State } from "./state.ts";
import type { Transforms } from "./transforms.ts";

export interface Registration {
  register(request: RegisterResourceRequest): Promise<RegisterResourceResponse>;
  registerOutputs(request: RegisterResourceOutputsRequest): Promise<void>;
}

/** The parts of the engine that registrations use. Look-ups use the same without the hooks. */
export interface Parts {
  sdk: Sdk;
  deployment: Deployment;
  state: State;
  provider: Provider;
  transforms: Transforms;
  hooks: Hooks;
  creation: Creation;
  failures: Failures;
}

export function createRegistration(parts: Parts): Registration {
  const { sdk, deployment, state, provider, transforms, hooks, creation, failures } = parts;
  const shown = deployment.preview || deployment.masked ? masked : plain;

  function runAfter(names: string[], subject: HookSubject): Promise<void> {
    return hooks.run("after", names, subject).catch((error) => failures.failAfter(error, subject.urn));
  }

  async function create(
    request: RegisterResourceRequest,
    entry: Entry,
    object: Properties,
    options: TransformResourceOptions,
  ): Promise<RegisterResourceResponse> {
    const { urn, type, name, parent } = entry;
    const binding = read(options, "getHooks");
    const afterCreate = binding?.getAfterCreateList() ?? [];
    const subject = { urn, type, name, inputs: plain(object) };
    const response = new sdk.resources.RegisterResourceResponse();
    response.setUrn(urn);
    await hooks.run("before", binding?.getBeforeCreateList() ?? [], subject);
    if (request.getCustom() && !request.getRemote()) {
      const { resource, state: values } = await creation.create(entry, object, options);
      response.setId(String(resource.outputs.id ?? ""));
      response.setObject(sdk.Struct.fromJavaScript(values));
      await runAfter(afterCreate, { ...subject, outputs: resource.outputs });
      return response;
    }
    // The hooks after a component's creation run when it has its outputs.
    entry.afterCreate = afterCreate;
    const own = { inputs: shown(object), options: resourceOptions(options, entry, state.urnOf) };
    if (urn !== state.stackUrn) state.program.components.push({ urn, type, name, parent, ...own });
    if (request.getRemote()) {
      const outputs = await createRemote(entry, subject.inputs, { sdk, deployment, state, register });
      response.setObject(sdk.Struct.fromJavaScript(outputs as never));
    }
    return response;
  }

  async function register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const inherited = inheritedBy(request, state);
    const inner = [request, ...state.ancestors(request.getParent())].flatMap((one) =>
      "transforms" in one ? one.transforms : one.getTransformsList(),
    );
    const { properties, options } = await transforms.ofResource(
      request,
      inner,
      optionsOf(sdk, request, inherited),
    );
    const entry = entryOf(request, options, state);
    if (!state.add(entry))
      failures.refuse(`Duplicate resource URN '${entry.urn}'; try giving it a unique name`, entry.urn);
    try {
      return await create(request, entry, propertiesOf(properties), options);
    } catch (error) {
      return failures.fail(error as Error, entry.urn);
    }
  }

  return {
    register,
    async registerOutputs(request) {
      const urn = request.getUrn();
      const object = propertiesOf(request.getOutputs());
      const outputs = plain(object);
      if (urn === state.stackUrn) {
        state.program.outputs = shown(object);
        for (const sentence of provider.madeUpIn(outputs)) failures.warn(sentence, urn);
      }
      const entry = state.get(urn);
      if (!entry || entry.resource) return;
      const { type, name, afterCreate } = entry;
      await runAfter(afterCreate, { urn, type, name, inputs: {}, outputs });
    },
  };
}

/** Returns the options that a registration inherits from its parent. */
function inheritedBy(request: RegisterResourceRequest, state: State) {
  const above = state.get(request.getParent());
  const [pack = ""] = request.getType().split(":");
  const own = request.getProvider() || request.getProvidersMap().get(pack) || "";
  return {
    provider: request.getCustom()
      ? state.providerOf(own, request.getType(), request.getParent())
      : own || above?.provider || "",
    protect: given(request, "hasProtect", () => request.getProtect()) ?? above?.protect,
    retainOnDelete:
      given(request, "hasRetainondelete", () => request.getRetainondelete()) ?? above?.retainOnDelete,
  };
}

function entryOf(request: RegisterResourceRequest, options: TransformResourceOptions, state: State): Entry {
  const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
  return {
    urn: state.urnOf(type, name, parent),
    type,
    name,
    parent,
    transforms: request.getTransformsList(),
    importId: read(options, "getImport") ?? request.getImportid(),
    provider: options.getProvider(),
    protect: given(options, "hasProtect", () => options.getProtect()),
    retainOnDelete: given(options, "hasRetainOnDelete", () => options.getRetainOnDelete()),
    providers: new Map([...(state.get(parent)?.providers ?? []), ...options.getProvidersMap().entries()]),
    afterCreate: [],
  };
}
