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
import type { Hooks } from "./hooks.ts";
import { createRemote } from "./remote.ts";
import { resourceOptions } from "./resource-options.ts";
import type { Entry, State } from "./state.ts";
import type { Transforms } from "./transforms.ts";

export interface Registration {
  register(request: RegisterResourceRequest): Promise<RegisterResourceResponse>;
  registerOutputs(request: RegisterResourceOutputsRequest): Promise<void>;
}

interface Parts {
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

  async function createResource(entry: Entry, object: Properties, options: TransformResourceOptions) {
    const { urn, type, name } = entry;
    const binding = read(options, "getHooks");
    const subject = { urn, type, name, inputs: plain(object) };
    const response = new sdk.resources.RegisterResourceResponse();
    response.setUrn(urn);
    await hooks.run("before", binding?.getBeforeCreateList() ?? [], subject);
    const { resource, state: values } = await creation.create(entry, object, options);
    response.setId(String(resource.outputs.id ?? ""));
    response.setObject(sdk.Struct.fromJavaScript(values));
    await hooks
      .run("after", binding?.getAfterCreateList() ?? [], { ...subject, outputs: resource.outputs })
      .catch((error) => failures.failAfter(error, urn));
    return response;
  }

  async function createComponent(entry: Entry, object: Properties, options: TransformResourceOptions) {
    const { urn, type, name, parent } = entry;
    const binding = read(options, "getHooks");
    await hooks.run("before", binding?.getBeforeCreateList() ?? [], {
      urn,
      type,
      name,
      inputs: plain(object),
    });
    entry.afterCreate = binding?.getAfterCreateList() ?? [];
    if (urn !== state.stackUrn) {
      const own = { ...deployment, stackUrn: state.stackUrn, type, name, parent };
      const inputs = shown(object);
      state.program.components.push({
        urn,
        type,
        name,
        parent,
        inputs,
        options: resourceOptions(options, own),
      });
    }
    const response = new sdk.resources.RegisterResourceResponse();
    response.setUrn(urn);
    return response;
  }

  async function createRemoteComponent(entry: Entry, object: Properties, options: TransformResourceOptions) {
    const response = await createComponent(entry, object, options);
    const outputs = await createRemote(entry, plain(object), { sdk, deployment, state, register });
    response.setObject(sdk.Struct.fromJavaScript(outputs as never));
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
      const object = propertiesOf(properties);
      if (request.getRemote()) return await createRemoteComponent(entry, object, options);
      return await (request.getCustom() ? createResource : createComponent)(entry, object, options);
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
      await hooks
        .run("after", afterCreate, { urn, type, name, inputs: {}, outputs })
        .catch((error) => failures.failAfter(error, urn));
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
