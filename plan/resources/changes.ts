// Compares the resources of two versions of a stack.
import type { PlannedResource } from "../../packages/local-cloud/src/command/plan.ts";
import { type InputChange, inputChanges } from "./input-changes.ts";
import { replacing, replacingWhenLess } from "./replacing.ts";

export type Action = "delete" | "replace" | "update" | "create";

export interface Change {
  action: Action;
  type: string;
  name: string;
  /** The inputs that differ; empty for a resource that is new or gone. */
  inputs: InputChange[];
  /** The paths of the inputs that make the provider replace the resource. */
  because: string[];
  before?: PlannedResource;
  after?: PlannedResource;
}

const order: Action[] = ["delete", "replace", "update", "create"];

/** Returns the changed resources: the deleted ones first, then the replaced, the updated and the created ones. */
export function changesOf(before: PlannedResource[], after: PlannedResource[]): Change[] {
  const old = new Map(before.filter(isManaged).map((one) => [one.urn, one]));
  const kept = after.filter(isManaged).map((now) => {
    const urn = [now.urn, ...now.options.aliases].find((one) => old.has(one));
    const was = urn === undefined ? undefined : old.get(urn);
    if (urn !== undefined) old.delete(urn);
    return changeOf(was, now);
  });
  const gone = [...old.values()].map((was) => changeOf(was, undefined));
  const all = [...gone, ...kept].filter((one) => one !== undefined);
  return order.flatMap((action) => all.filter((one) => one.action === action));
}

/** Returns true for a resource that the stack creates; false for a component, a looked-up resource and a provider. */
function isManaged({ action, type }: PlannedResource): boolean {
  return action === "create" && !type.startsWith("pulumi:providers:");
}

function changeOf(
  before: PlannedResource | undefined,
  after: PlannedResource | undefined,
): Change | undefined {
  const one = after ?? before;
  if (!one) return undefined;
  const { type, name } = one;
  const none = { type, name, inputs: [], because: [] };
  if (!before) return { action: "create", ...none, after };
  if (!after) return { action: "delete", ...none, before };
  const isIgnored = ({ path }: InputChange) =>
    after.options.ignoreChanges.some((each) => isWithin(path, each));
  const inputs = inputChanges(before.inputs, after.inputs).filter((each) => !isIgnored(each));
  const because = [...new Set(inputs.filter((each) => replaces(after, each)).map(({ path }) => path))];
  if (inputs.length === 0 && before.protect === after.protect) return undefined;
  return { action: because.length > 0 ? "replace" : "update", ...none, inputs, because, before, after };
}

function replaces({ type, options }: PlannedResource, { path, before, after }: InputChange): boolean {
  if (replacingWhenLess[type]?.includes(path) && Number(after) > 0 && Number(after) < Number(before))
    return true;
  const paths = [...(replacing[type] ?? []), ...options.replaceOnChanges, "region"];
  return paths.some((each) => isWithin(path, each));
}

function isWithin(path: string, whole: string): boolean {
  return whole === "*" || path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}
