// Computes the plan: everything that a change of the program does to a stack.
import { type Cost, costOf } from "./cost/cost.ts";
import { type BreakingChange, breakingChanges } from "./document/breaking-changes.ts";
import type { Version } from "./program/version.ts";
import { type Change, changesOf } from "./resources/changes.ts";
import { dangersOf } from "./resources/dangers.ts";
import { replacing } from "./resources/replacing.ts";

export interface Plan {
  stack: string;
  /** Changes that can lose data, open the API to more callers, or remove a route that clients call; a sentence each. */
  dangers: string[];
  changes: Change[];
  /** Changes that break clients which keep to openapi.json. */
  breaking: BreakingChange[];
  /** Functions whose code has another size, or that are new or gone. Sizes are in bytes. */
  bundles: { name: string; before?: number; after?: number }[];
  cost: { before: Cost; after: Cost };
  /** Types of changed resources for which `replacing` has no entry, so they may be replaced instead of updated. */
  unknownTypes: string[];
}

/** Compares two versions of the program. */
export function planOf(before: Version, after: Version): Plan {
  const changes = changesOf(before.resources, after.resources);
  const names = [...new Set([...Object.keys(before.bundles), ...Object.keys(after.bundles)])].sort();
  const updated = changes.filter(({ action, inputs }) => action === "update" && inputs.length > 0);
  const types = new Set(updated.map(({ type }) => type));
  return {
    stack: after.stack,
    dangers: dangersOf(changes, before.resources, after.resources),
    changes,
    breaking: breakingChanges(before.document, after.document),
    bundles: names
      .map((name) => ({ name, before: before.bundles[name], after: after.bundles[name] }))
      .filter((one) => one.before !== one.after),
    cost: { before: costOf(before.resources), after: costOf(after.resources) },
    unknownTypes: [...types].filter((type) => !Object.hasOwn(replacing, type)),
  };
}

/** Returns the plan of a change that stops the program from running. */
export function planOfFailure(stack: string, before: Version, message: string): Plan {
  const cost = costOf(before.resources);
  return {
    ...{ stack, changes: [], breaking: [], bundles: [], unknownTypes: [] },
    dangers: [`The program does not run, so nothing would be deployed:\n${message}`],
    cost: { before: cost, after: cost },
  };
}

/** Returns true for a plan with a danger; with `breaking`, also for one with a change that breaks clients. */
export function hasAny({ dangers, breaking }: Plan, what: "danger" | "breaking"): boolean {
  return dangers.length > 0 || (what === "breaking" && breaking.length > 0);
}
