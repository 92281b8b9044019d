// The state of a deployment under way: the registered resources with their URNs, parents and providers.
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { Deployment, Program, Registered } from "./deployment.ts";

/** A resource or component that is registered or under way. */
export interface Entry extends Pick<Registered, "urn" | "type" | "name" | "parent"> {
  /** The transforms of the resource. They also apply to its children. */
  transforms: Callback[];
  protect?: boolean;
  retainOnDelete?: boolean;
  /** The id of a resource that exists already, for an import or a `.get`; otherwise empty. */
  importId: string;
  /** The reference of its provider. */
  provider: string;
  /** The references of the providers for its children, by package. */
  providers: Map<string, string>;
  /** The names of the hooks that run when a component has its outputs. */
  afterCreate: string[];
  /** The created resource. A component never has one. */
  resource?: Registered;
}

export interface State {
  program: Program;
  /** The URN of the stack. A message without a resource belongs to it. */
  stackUrn: string;
  /** @param of the project and the stack of an alias; by default those of the deployment */
  urnOf(type: string, name: string, parent: string, of?: { project: string; stack: string }): string;
  get(urn: string): Entry | undefined;
  /** Adds an entry. Returns false if its URN is taken. */
  add(entry: Entry): boolean;
  /** Returns the parent with this URN and its own parents, the nearest first. */
  ancestors(parent: string): Entry[];
  /** Returns the reference of a resource's provider: its own, or an inherited one. */
  providerOf(own: string, type: string, parent: string): string;
  /** Returns the region of a resource or look-up: from its own input, its provider, or the stack's setting. */
  regionOf(inputs: Record<string, unknown>, provider: string): string;
}

export function createState({ project, stack, region }: Deployment): State {
  const program: Program = { resources: [], providers: [], components: [], lookups: [], outputs: {} };
  const entries = new Map<string, Entry>();
  const stackUrn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
  const get = (urn: string) => entries.get(urn);

  function ancestors(parent: string): Entry[] {
    const entry = get(parent);
    return entry ? [entry, ...ancestors(entry.parent)] : [];
  }

  return {
    program,
    stackUrn,
    get,
    ancestors,
    urnOf(type, name, parent, of) {
      // The types of all components above, from the outermost one: `acme:Team$` for a resource in a team.
      const prefix = parent === "" || parent === stackUrn ? "" : `${parent.split("::")[2] ?? ""}$`;
      return `urn:pulumi:${of?.stack || stack}::${of?.project || project}::${prefix}${type}::${name}`;
    },
    add(entry) {
      if (entries.has(entry.urn)) return false;
      entries.set(entry.urn, entry);
      return true;
    },
    providerOf(own, type, parent) {
      const [pack = ""] = type.split(":");
      const above = get(parent);
      const inherited = above?.provider.includes(`pulumi:providers:${pack}::`) ? above.provider : undefined;
      return own || inherited || above?.providers.get(pack) || "";
    },
    regionOf(inputs, provider) {
      const explicit = get(urnOfProvider(provider))?.resource?.inputs.region;
      return String(inputs.region || explicit || region);
    },
  };
}

/** Returns the URN in `<URN>::<id>`. */
function urnOfProvider(reference: string): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}
