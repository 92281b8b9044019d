// Builds and reads the messages of Pulumi's SDK. An older SDK lacks some of the fields, and thus their features.
import type {
  RegisterResourceRequest,
  TransformInvokeOptions,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Sdk } from "./sdk.ts";
import type { Properties } from "./values.ts";

/** A message of google-protobuf that contains a resource's properties. */
export type Struct = ReturnType<Sdk["Struct"]["fromJavaScript"]>;

/** Returns the properties in a message; an empty object if there is no message. */
export function propertiesOf(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}

/** Calls a getter, or returns `undefined` if an older SDK does not have it. */
export function read<T, K extends keyof T>(
  message: T,
  getter: K,
): T[K] extends () => infer R ? R | undefined : never {
  const get = message[getter];
  return (typeof get === "function" ? get.call(message) : undefined) as never;
}

/** Reads an optional boolean field. It is `undefined` if it is not set. Older SDKs always set it, so their `false` counts as unset. */
export function given<T>(message: T, has: keyof T, get: () => boolean | undefined): boolean | undefined {
  if (has in (message as object)) return read(message, has) ? get() : undefined;
  return get() || undefined;
}

/** Pairs of a getter of a registration and the setter of the same option in the message for transforms. */
const options = [
  ["getDependenciesList", "setDependsOnList"],
  ["getIgnorechangesList", "setIgnoreChangesList"],
  ["getReplaceonchangesList", "setReplaceOnChangesList"],
  ["getReplacementTrigger", "setReplacementTrigger"],
  ["getVersion", "setVersion"],
  ["getAliasesList", "setAliasesList"],
  ["getCustomtimeouts", "setCustomTimeouts"],
  ["getPlugindownloadurl", "setPluginDownloadUrl"],
  ["getDeletedwith", "setDeletedWith"],
  ["getReplaceWithList", "setReplaceWithList"],
  ["getAdditionalsecretoutputsList", "setAdditionalSecretOutputsList"],
  ["getHooks", "setHooks"],
  ["getImportid", "setImport"],
  ["getHidediffsList", "setHideDiffList"],
] as const satisfies [keyof RegisterResourceRequest, keyof TransformResourceOptions][];

/** Returns the options of a registration, as the message that its transforms may change. */
export function optionsOf(
  sdk: Sdk,
  request: RegisterResourceRequest,
  inherited: { provider: string; protect?: boolean; retainOnDelete?: boolean },
): TransformResourceOptions {
  const message = new sdk.resources.TransformResourceOptions();
  for (const [getter, setter] of options) {
    if (getter in request && setter in message) message[setter](request[getter]() as never);
  }
  message.setProvider(inherited.provider);
  if (inherited.protect !== undefined) message.setProtect(inherited.protect);
  if (inherited.retainOnDelete !== undefined) message.setRetainOnDelete(inherited.retainOnDelete);
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace())
    message.setDeleteBeforeReplace(request.getDeletebeforereplace());
  for (const [name, reference] of request.getProvidersMap().entries())
    message.getProvidersMap().set(name, reference);
  return message;
}

/** Returns the options of a look-up, as the message that its transforms may change. */
export function invokeOptionsOf(sdk: Sdk, provider: string): TransformInvokeOptions {
  const message = new sdk.resources.TransformInvokeOptions();
  message.setProvider(provider);
  return message;
}
