// The options of the engine, and the registered resources that it has when the program has ended.
import type { Endpoints } from "../endpoints/endpoints.ts";
import type { TableKey } from "../provider/answers/table.ts";
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
export interface Deployment {
  project: string;
  stack: string;
  /** The program's folder, from which relative paths are resolved. */
  cwd: string;
  /** The region of resources that do not set another. */
  region: string;
  /** The base URL of the APIs. */
  origin: string;
  /** The folder for the archives of the functions. */
  archives: string;
  /** Links the code of functions to their source maps. */
  sourceMaps?: boolean;
  /** Creates nothing, as in `pulumi preview`. Values that only AWS knows stay unknown. */
  preview?: boolean;
  /** Replaces each secret in inputs and outputs with `[secret]`. A preview always does so. */
  masked?: boolean;
  /** The answer to `pulumi.getOrganization()`. @default organization, as with a backend without organizations */
  organization?: string;
  /** Outputs of other stacks that the program reads, by the full name of the stack. */
  stackOutputs?: Record<string, Record<string, unknown>>;
  /** Keys of tables that the program only looks up, by table name. */
  tables?: Record<string, TableKey>;
  /** URLs of services that are not served here. The URLs of the program's queues begin with that of `sqs`. */
  endpoints?: Endpoints;
}
