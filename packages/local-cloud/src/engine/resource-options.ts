// Reads the options of a resource, such as `protect` and `aliases`.
import type { Alias } from "@pulumi/pulumi/proto/alias_pb.js";
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb.js";
import { read } from "../wire/messages.ts";
import type { ResourceOptions } from "./deployment.ts";
import { qualifiedType } from "./state.ts";

/** The resource's own values. An alias that omits one of them uses it. */
interface Own {
  project: string;
  stack: string;
  stackUrn: string;
  type: string;
  name: string;
  parent: string;
}

export function resourceOptions(options: TransformResourceOptions, own: Own): ResourceOptions {
  return {
    protect: options.getProtect() ?? false,
    retainOnDelete: options.getRetainOnDelete() ?? false,
    deleteBeforeReplace: options.getDeleteBeforeReplace() ?? false,
    ignoreChanges: options.getIgnoreChangesList(),
    replaceOnChanges: options.getReplaceOnChangesList(),
    deletedWith: read(options, "getDeletedWith") ?? "",
    aliases: options.getAliasesList().map((alias) => aliasUrn(alias, own)),
    dependsOn: options.getDependsOnList(),
    provider: options.getProvider(),
  };
}

function aliasUrn(alias: Alias, own: Own): string {
  const spec = alias.getSpec();
  if (!spec) return alias.getUrn();
  const parent = spec.getNoparent() ? "" : spec.getParenturn() || own.parent;
  const prefix = parent === "" || parent === own.stackUrn ? "" : `${qualifiedType(parent)}$`;
  const stack = `urn:pulumi:${spec.getStack() || own.stack}::${spec.getProject() || own.project}`;
  return `${stack}::${prefix}${spec.getType() || own.type}::${spec.getName() || own.name}`;
}
