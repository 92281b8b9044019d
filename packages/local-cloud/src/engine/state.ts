// What the engine knows of a deployment under way: URNs, who is whose parent, providers, and what was registered.
import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { Deployment, Program, Registered } from "./deployment.ts";

/** A resource or component on its way, or there. */
export interface Entry {
  urn: string;
  type: string;
  name: string;
  parent: string;
  /** Its own transforms, which its children get too. */
  transforms: Callback[];
  protect?: boolean;
  retainOnDelete?: boolean;
  /** Id of one that exists already, which an import or a `.get` takes over; else empty. */
  importId: string;
  /** Reference of its provider. */
  provider: string;
  /** References of the providers for its children, by their packages. */
  providers: Map<string, string>;
  /** Names of the hooks that run once a component has its outputs. */
  afterCreate: string[];
  /** Once it is there; a component never has one. */
  resource?: Registered;
}

export interface State {
  program: Program;
  /** URN of the stack, which is what a diagnostic without a resource belongs to. */
  stackUrn: string;
  urnOf(type: string, name: string, parent: string): string;
  get(urn: string): Entry | undefined;
  /** @returns whether no other has its URN */
  add(entry: Entry): boolean;
  /** The parents of what has this parent, the nearest first. */
  ancestors(parent: string): Entry[];
  /** The reference of the provider for a package: the resource's own, or one of its parents'. */
  providerOf(own: string, type: string, parent: string): string;
  /** The region of a resource or look-up: by its own input, its provider's, or the stack's setting. */
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
    urnOf(type, name, parent) {
      const prefix = parent === "" || parent === stackUrn ? "" : `${qualifiedType(parent)}$`;
      return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
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

/** The types from the outermost component to the resource, as the URN has them: `acme:Team$aws:sns/topic:Topic`. */
export function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The URN in `<URN>::<id>`. */
function urnOfProvider(reference: string): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}
