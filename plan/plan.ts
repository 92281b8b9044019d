// The plan: what a change of the program does to a stack, the dangerous first.
import { type Cost, costOf } from "./cost/cost.ts";
import { type BreakingChange, breakingChanges } from "./document/breaking-changes.ts";
import type { Version } from "./program/version.ts";
import { type Change, changesOf } from "./resources/changes.ts";
import { dangersOf } from "./resources/dangers.ts";
import { replacing } from "./resources/replacing.ts";

export interface Plan {
  stack: string;
  /** What can lose data, open the API, or take away what clients call; a sentence each. */
  dangers: string[];
  changes: Change[];
  /** What breaks clients that keep to openapi.json. */
  breaking: BreakingChange[];
  /** Functions whose code is of another size, or that are new or gone; bytes. */
  bundles: { name: string; before?: number; after?: number }[];
  cost: { before: Cost; after: Cost };
  /** Types of changed resources of which nobody wrote down what the provider replaces them for. */
  unknownTypes: string[];
}

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

/** The plan of a change after which the program does not run. */
export function planOfFailure(stack: string, before: Version, message: string): Plan {
  const cost = costOf(before.resources);
  return {
    ...{ stack, changes: [], breaking: [], bundles: [], unknownTypes: [] },
    dangers: [`The program does not run, so nothing would be deployed:\n${message}`],
    cost: { before: cost, after: cost },
  };
}

/** Whether there is a danger, or what breaks clients, which a danger may do too. */
export function hasAny({ dangers, breaking }: Plan, what: "danger" | "breaking"): boolean {
  return dangers.length > 0 || (what === "breaking" && breaking.length > 0);
}
