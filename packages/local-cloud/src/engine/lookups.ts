// Answers a program's look-ups. The engine answers those of stacks and registered resources, the provider all others.
import type {
  ReadResourceRequest,
  ReadResourceResponse,
  ResourceInvokeRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import { invokeOptionsOf, propertiesOf } from "../wire/messages.ts";
import type { Message } from "../wire/rpc.ts";
import { type Properties, plain } from "../wire/values.ts";
import type { Parts } from "./registration.ts";

export interface Lookups {
  invoke(request: ResourceInvokeRequest): Promise<Message>;
  /** Reads a resource that exists already: for a `.get`, or a stack reference. */
  read(request: ReadResourceRequest): Promise<ReadResourceResponse>;
}

export function createLookups(parts: Omit<Parts, "hooks">): Lookups {
  const { sdk, deployment, state, provider, transforms, creation, failures } = parts;

  function stackOutputs(name: string): Properties {
    const outputs = deployment.stackOutputs?.[name];
    if (!outputs)
      throw new Error(`unknown stack "${name}". Set its outputs with --stack-output ${name}:KEY=VALUE.`);
    return { name, outputs, secretOutputNames: [] };
  }

  /** Returns a registered resource by its URN. */
  function getResource(urn: string): Properties {
    const resource = state.get(urn)?.resource;
    if (!resource) throw new Error(`unknown resource ${urn}`);
    return {
      urn,
      id: resource.outputs.id ?? "",
      provider: resource.options.provider,
      state: resource.outputs,
    };
  }

  function answer(token: string, inputs: Properties, reference: string): Properties {
    if (token === "pulumi:pulumi:getResource") return getResource(inputs.urn);
    if (token === "pulumi:pulumi:readStackOutputs") return stackOutputs(inputs.name);
    const outputs = provider.lookUp(token, inputs, state.regionOf(inputs, reference));
    state.program.lookups.push({ token, inputs, outputs });
    return outputs;
  }

  async function readResource(request: ReadResourceRequest, urn: string): Promise<Properties> {
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
    if (type === "pulumi:pulumi:StackReference") return stackOutputs(request.getId());
    const reference = state.providerOf(request.getProvider(), type, parent);
    const entry = {
      ...{ urn, type, name, parent, provider: reference, importId: request.getId() },
      ...{ transforms: [], providers: new Map<string, string>(), afterCreate: [] },
    };
    state.add(entry);
    const options = new sdk.resources.TransformResourceOptions();
    options.setProvider(reference);
    options.setDependsOnList(request.getDependenciesList());
    options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
    return (await creation.create(entry, propertiesOf(request.getProperties()), options)).state;
  }

  return {
    async invoke(request) {
      const token = request.getTok();
      const reference = state.providerOf(request.getProvider(), token, "");
      const { args, options } = await transforms.ofInvoke(
        token,
        request.getArgs() ?? new sdk.Struct(),
        invokeOptionsOf(sdk, reference),
      );
      const response = new sdk.InvokeResponse();
      try {
        const outputs = answer(token, plain(propertiesOf(args)), options.getProvider());
        response.setReturn(sdk.Struct.fromJavaScript(outputs as never));
      } catch (error) {
        throw new Error(`invocation of ${token} returned an error: ${(error as Error).message}`);
      }
      return response;
    },
    async read(request) {
      const urn = state.urnOf(request.getType(), request.getName(), request.getParent());
      const response = new sdk.resources.ReadResourceResponse();
      response.setUrn(urn);
      try {
        response.setProperties(sdk.Struct.fromJavaScript((await readResource(request, urn)) as never));
      } catch (error) {
        failures.fail(error as Error, urn);
      }
      return response;
    },
  };
}
