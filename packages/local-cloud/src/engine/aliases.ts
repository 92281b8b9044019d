// Earlier URNs of a resource, from what the program says of them.
import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import { qualifiedType } from "./state.ts";

/** What an alias leaves out is the resource's own. */
interface Own {
  project: string;
  stack: string;
  stackUrn: string;
  type: string;
  name: string;
  parent: string;
}

export function aliasUrn(alias: Alias, own: Own): string {
  const spec = alias.getSpec();
  if (!spec) return alias.getUrn();
  const parent = spec.getNoparent() ? "" : spec.getParenturn() || own.parent;
  const prefix = parent === "" || parent === own.stackUrn ? "" : `${qualifiedType(parent)}$`;
  const stack = `urn:pulumi:${spec.getStack() || own.stack}::${spec.getProject() || own.project}`;
  return `${stack}::${prefix}${spec.getType() || own.type}::${spec.getName() || own.name}`;
}
