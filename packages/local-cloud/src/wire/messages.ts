// The SDK's messages, as they are built and read here. An older SDK lacks some of the fields, and so what they stand for.
import type {
  RegisterResourceRequest,
  TransformInvokeOptions,
  TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb.js";
import type { Sdk } from "./sdk.ts";
import type { Properties } from "./values.ts";

/** A message with properties inside, as google-protobuf makes it. */
export type Struct = ReturnType<Sdk["Struct"]["fromJavaScript"]>;

/** The properties of a message; none for an absent one. */
export function propertiesOf(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}

/** Calls a getter that an older SDK may not have. */
export function read<T, K extends keyof T>(
  message: T,
  getter: K,
): T[K] extends () => infer R ? R | undefined : never {
  const get = message[getter];
  return (typeof get === "function" ? get.call(message) : undefined) as never;
}

/** A field that says nothing when it is not set; older SDKs always set it. */
export function given<T>(message: T, has: keyof T, get: () => boolean | undefined): boolean | undefined {
  if (has in (message as object)) return read(message, has) ? get() : undefined;
  return get() || undefined;
}

/** Which getter of a registration gives what setter of the options that a transform may change. */
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

/** The options of a registration that its transforms may change, and that hold from then on. */
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

/** The options of a look-up that transforms may change. */
export function invokeOptionsOf(sdk: Sdk, provider: string): TransformInvokeOptions {
  const message = new sdk.resources.TransformInvokeOptions();
  message.setProvider(provider);
  return message;
}
