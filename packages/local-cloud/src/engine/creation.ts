// Creates one resource, or takes over one that exists, and returns the state that the program gets.
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb.js";
import type { Provider } from "../provider/provider.ts";
import { read } from "../wire/messages.ts";
import { holdsSecret, kindOf, masked, type Properties, plain, secret, stateOf } from "../wire/values.ts";
import type { Deployment, Registered } from "./deployment.ts";
import type { Hooks } from "./hooks.ts";
import { resourceOptions } from "./resource-options.ts";
import type { Entry, State } from "./state.ts";

/** The most retries that error hooks may ask for. Pulumi's engine has the same limit. */
const maxRetries = 100;

export interface Creation {
  /** @returns the resource and its state, which is the outputs with marked secrets */
  create(
    entry: Entry,
    object: Properties,
    options: TransformResourceOptions,
  ): Promise<{ resource: Registered; state: Properties }>;
}

interface Parts {
  deployment: Deployment;
  state: State;
  provider: Provider;
  hooks: Hooks;
  warn(message: string, urn: string): void;
}

export function createCreation({ deployment, state, provider, hooks, warn }: Parts): Creation {
  let providers = 0;

  /** Returns the outputs that are added to the inputs. In a preview, it returns only those that are known before the update. */
  async function make(
    { urn, type, name, importId }: Entry,
    inputs: Properties,
    options: TransformResourceOptions,
  ): Promise<Awaited<ReturnType<Provider["create"]>>> {
    if (deployment.preview)
      return { outputs: importId === "" ? provider.preview({ type, name }, inputs) : {} };
    if (isProvider(type)) return { outputs: { id: `provider-${++providers}` } };
    const resource = { type, name, id: importId };
    const region = state.regionOf(inputs, options.getProvider());
    const errorHooks = read(options, "getHooks")?.getOnErrorList?.() ?? [];
    const failures: string[] = [];
    for (;;) {
      try {
        return await provider.create(resource, inputs, region);
      } catch (error) {
        failures.unshift((error as Error).message);
        if (errorHooks.length === 0) throw error;
        if (!(await hooks.wantRetry(errorHooks, { urn, type, name, inputs }, failures))) throw error;
        if (failures.length === maxRetries) throw new Error("maximum number of error hook retries reached");
        warn(`retrying create due to on-error hook request (${failures.length}/${maxRetries})`, urn);
      }
    }
  }

  return {
    async create(entry, object, options) {
      const inputs = plain(object);
      for (const sentence of provider.madeUpIn(inputs)) warn(sentence, entry.urn);
      const { outputs, folder } = await make(entry, inputs, options);
      const values = withSecrets(stateOf(object), outputs, options.getAdditionalSecretOutputsList());
      const { urn, type, name, parent } = entry;
      const resource: Registered = {
        ...{ urn, type, name, parent },
        inputs: deployment.preview || deployment.masked ? masked(object) : inputs,
        secretInputs: Object.keys(object).filter((key) => holdsSecret(object[key])),
        outputs: plain(values),
        ...(folder !== undefined && { folder }),
        adopted: entry.importId !== "",
        options: resourceOptions(options, entry, state.urnOf),
      };
      state.program[isProvider(type) ? "providers" : "resources"].push(resource);
      entry.resource = resource;
      return { resource, state: values };
    },
  };
}

function isProvider(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** Marks the secrets in the outputs: those of the inputs, and those that the program adds. */
function withSecrets(inputs: Properties, outputs: Properties, more: string[]): Properties {
  const entries = Object.entries({ ...inputs, ...outputs }).map(([key, value]) => {
    const isSecret = kindOf(inputs[key]) === "secret" || more.includes(key);
    return [key, isSecret && key !== "id" ? secret(value) : value];
  });
  return Object.fromEntries(entries);
}
