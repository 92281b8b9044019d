// What the engine is given, and what it has when the program has ended.
import type { Endpoints } from "../endpoints/endpoints.ts";
import type { TableKey } from "../provider/answers/table.ts";
import type { Lookup, Resource } from "../resources/resource.ts";

/** A resource as the state of `pulumi up` has it; in a preview, with `[secret]` for each secret input. */
export interface Registered extends Resource {
  urn: string;
  /** URN of the parent; empty for the stack's own. */
  parent: string;
  /** Names of the inputs that hold a secret. */
  secretInputs: string[];
  /** Whether a `.get` or an import reads it, instead of creating it. */
  adopted: boolean;
  options: ResourceOptions;
}

/** What the program asked for besides the inputs, after every transform, with what the parents hand down. */
export interface ResourceOptions {
  protect: boolean;
  retainOnDelete: boolean;
  deleteBeforeReplace: boolean;
  /** Paths of properties. */
  ignoreChanges: string[];
  /** Paths of properties. */
  replaceOnChanges: string[];
  /** URN; empty for none. */
  deletedWith: string;
  /** Earlier URNs. */
  aliases: string[];
  /** URNs. */
  dependsOn: string[];
  /** Reference of an explicit provider, `<URN>::<id>`; empty for the stack's own. */
  provider: string;
}

/** A component as the program registers it. */
export type Component = Pick<Registered, "urn" | "type" | "name" | "parent" | "inputs" | "options">;

export interface Program {
  resources: Registered[];
  /** Explicit providers. */
  providers: Registered[];
  /** Components, without the stack. */
  components: Component[];
  lookups: Lookup[];
  /** The stack's outputs, secrets in the clear; in a preview `[secret]`. */
  outputs: Record<string, unknown>;
}

/** What is deployed. */
export interface Deployment {
  project: string;
  stack: string;
  /** The program's folder, which relative paths in it count from. */
  cwd: string;
  /** Where the resources are that say no other. */
  region: string;
  /** Base URL of the APIs. */
  origin: string;
  /** Folder for the archives of the functions. */
  archives: string;
  /** Whether the functions' code is told where its source map is. */
  sourceMaps?: boolean;
  /** Whether nothing is created, as in `pulumi preview`: what only AWS knows stays unknown. */
  preview?: boolean;
  /** Whether inputs and outputs have `[secret]` in place of each secret, as those of a preview always do. */
  masked?: boolean;
  /** @default organization, as with a backend that has none */
  organization?: string;
  /** Outputs of other stacks, which the program refers to, by their full names. */
  stackOutputs?: Record<string, Record<string, unknown>>;
  /** Keys of tables that the program looks up, by their names. */
  tables?: Record<string, TableKey>;
  /** Services that the program's functions reach elsewhere: its queues have their URLs there. */
  endpoints?: Endpoints;
}
