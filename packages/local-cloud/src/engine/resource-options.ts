// Reads the options of a resource, such as `protect` and `aliases`.
import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb.js";
import { read } from "../wire/messages.ts";
import type { ResourceOptions } from "./deployment.ts";
import type { Entry, State } from "./state.ts";

export function resourceOptions(
  options: TransformResourceOptions,
  entry: Entry,
  urnOf: State["urnOf"],
): ResourceOptions {
  return {
    protect: options.getProtect() ?? false,
    retainOnDelete: options.getRetainOnDelete() ?? false,
    deleteBeforeReplace: options.getDeleteBeforeReplace() ?? false,
    ignoreChanges: options.getIgnoreChangesList(),
    replaceOnChanges: options.getReplaceOnChangesList(),
    deletedWith: read(options, "getDeletedWith") ?? "",
    aliases: options.getAliasesList().map((alias) => aliasUrn(alias, entry, urnOf)),
    dependsOn: options.getDependsOnList(),
    provider: options.getProvider(),
  };
}

/** Returns an earlier URN. What an alias omits is as in the resource itself. */
function aliasUrn(alias: Alias, { type, name, parent }: Entry, urnOf: State["urnOf"]): string {
  const spec = alias.getSpec();
  if (!spec) return alias.getUrn();
  const above = spec.getNoparent() ? "" : spec.getParenturn() || parent;
  return urnOf(spec.getType() || type, spec.getName() || name, above, {
    project: spec.getProject(),
    stack: spec.getStack(),
  });
}
