// The options of the engine, and the registered resources that it has when the program has ended.
import type { ProviderOptions } from "../provider/provider.ts";
import type { Lookup, Resource } from "../resources/resource.ts";

/** A resource in the form of Pulumi's state. In a preview, each secret input is `[secret]`. */
export interface Registered extends Resource {
  urn: string;
  /** The URN of the parent; empty for the stack itself. */
  parent: string;
  /** The names of the inputs that contain a secret. */
  secretInputs: string[];
  /** True if the resource exists already, and a `.get` or an import reads it. */
  adopted: boolean;
  options: ResourceOptions;
}

/** The options of a resource, after all transforms and with the options that it inherits from its parents. */
export interface ResourceOptions {
  protect: boolean;
  retainOnDelete: boolean;
  deleteBeforeReplace: boolean;
  /** Paths of properties. */
  ignoreChanges: string[];
  /** Paths of properties. */
  replaceOnChanges: string[];
  /** A URN, or an empty text. */
  deletedWith: string;
  /** Earlier URNs. */
  aliases: string[];
  /** URNs. */
  dependsOn: string[];
  /** The reference of an explicit provider, `<URN>::<id>`; empty for the default provider. */
  provider: string;
}

/** A component that the program registered. */
export type Component = Pick<Registered, "urn" | "type" | "name" | "parent" | "inputs" | "options">;

export interface Program {
  resources: Registered[];
  /** The explicit providers. */
  providers: Registered[];
  /** The components, without the stack. */
  components: Component[];
  lookups: Lookup[];
  /** The stack's outputs. Secrets are readable, but `[secret]` in a preview. */
  outputs: Record<string, unknown>;
}

/** The options of a deployment. */
export interface Deployment extends ProviderOptions {
  /** The region of resources that do not set another. */
  region: string;
  /** Creates nothing, as in `pulumi preview`. Values that only AWS knows stay unknown. */
  preview?: boolean;
  /** Replaces each secret in inputs and outputs with `[secret]`. A preview always does so. */
  masked?: boolean;
  /** The answer to `pulumi.getOrganization()`. @default organization, as with a backend without organizations */
  organization?: string;
  /** Outputs of other stacks that the program reads, by the full name of the stack. */
  stackOutputs?: Record<string, Record<string, unknown>>;
}
