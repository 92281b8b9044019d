// Creates the children of a remote component. On AWS, a plugin does this for programs of any language; here only `RestAPI` exists.
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb.js";
import { type Sdk, signatureKey, signatures, unknown } from "../wire/sdk.ts";
import type { Properties } from "../wire/values.ts";
import type { Deployment } from "./deployment.ts";
import { createRestApi, restApiType } from "./rest-api/rest-api.ts";
import type { Surroundings } from "./rest-api/route.ts";
import type { Entry, State } from "./state.ts";

interface Parts {
  sdk: Sdk;
  deployment: Deployment;
  state: State;
  register(request: RegisterResourceRequest): Promise<RegisterResourceResponse>;
}

/**
 * Registers the children of a component.
 *
 * @returns its outputs, with its children as references
 * @throws Error for any other component than `RestAPI`
 */
export async function createRemote(
  { urn, type, name }: Entry,
  inputs: Properties,
  { sdk, deployment, state, register }: Parts,
): Promise<Properties> {
  if (type !== restApiType)
    throw new Error(
      `The local run cannot create ${type}: a component of another language needs its provider's plugin. Only ${restApiType} works without.`,
    );

  /** Registers a child. In a preview, values that only AWS knows are unknown, and so are texts that contain them. */
  const create: Surroundings["create"] = async (type, name, given) => {
    const request = new sdk.resources.RegisterResourceRequest();
    request.setType(type);
    request.setName(name);
    request.setParent(urn);
    request.setCustom(true);
    request.setObject(sdk.Struct.fromJavaScript(present(given) as never));
    const response = await register(request);
    const outputs = state.get(response.getUrn())?.resource?.outputs;
    return { ...(deployment.preview && unknownOutputs), ...outputs, urn: response.getUrn() };
  };
  const arnOf: Surroundings["arnOf"] = (type, id) => {
    if (id.startsWith("arn:") || id.includes(unknown)) return id;
    const found = state.program.resources.find((one) => one.type === type && one.outputs.id === id);
    return String(found?.outputs.arn ?? (deployment.preview ? unknown : id));
  };
  const region = state.regionOf({}, state.providerOf("", "aws:", urn));
  const { cwd } = deployment;
  const { url, ...children } = await createRestApi(inputs, { name, cwd, region, arnOf, create });
  const references = Object.entries(children).map(([key, child]) => [key, reference(child)]);
  return { url: known(url), ...Object.fromEntries(references) };
}

const unknownOutputs = Object.fromEntries(
  ["id", "arn", "name", "bucket", "executionArn", "invokeUrl"].map((name) => [name, unknown]),
);

function present(inputs: Properties): Properties {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, known(value)]));
}

function known(value: unknown): unknown {
  return typeof value === "string" && value.includes(unknown) ? unknown : value;
}

function reference({ urn, id }: Properties): Properties {
  return { [signatureKey]: signatures.resource, urn, id, packageVersion: "" };
}
