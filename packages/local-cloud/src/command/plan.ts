// Describes the resources that a program registers: as JSON for programs, as text for people.
import { join, relative, sep } from "node:path";
import { stringify } from "yaml";
import type { Component, Program, Registered, ResourceOptions } from "../engine/deployment.ts";
import type { Settings } from "../program/settings.ts";
import { unknown } from "../wire/sdk.ts";

/**
 * The output of `local-cloud preview --json`. A value that is known only after the update is Pulumi's placeholder,
 * `04da6b54-…`. A secret is `[secret]`.
 */
export interface Plan {
  project: string;
  stack: string;
  /** The resources, explicit providers and components, sorted by URN. */
  resources: PlannedResource[];
  /** The stack's outputs. */
  outputs: Record<string, unknown>;
}

export interface PlannedResource {
  urn: string;
  type: string;
  name: string;
  /** The URN of the parent. It is the stack's URN for a resource without a parent. */
  parent: string;
  /** `component` groups other resources. `read` is a resource that already exists and is only looked up or imported. */
  action: "create" | "read" | "component";
  inputs: Record<string, unknown>;
  protect: boolean;
  options: Omit<ResourceOptions, "protect">;
}

export function planOf({ project, stack, folder }: Settings, program: Program): Plan {
  const { resources, providers, components, outputs } = program;
  const planned = [
    ...[...resources, ...providers].map((one) => plannedOf(one, one.adopted ? "read" : "create")),
    ...components.map((one) => plannedOf(one, "component")),
  ];
  // The order of registrations differs between runs.
  planned.sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return withinFolder(folder, { project, stack, resources: planned, outputs });
}

/** Makes paths below the project's folder relative to it, so that the plans of two checkouts can be compared. */
function withinFolder(folder: string, plan: Plan): Plan {
  const isBelow = (value: unknown) => typeof value === "string" && value.startsWith(join(folder, sep));
  const text = JSON.stringify(plan, (_, value) => (isBelow(value) ? relative(folder, value) : value));
  return JSON.parse(text);
}

function plannedOf(one: Registered | Component, action: PlannedResource["action"]): PlannedResource {
  const { urn, type, name, parent, inputs } = one;
  const { protect, dependsOn, ...options } = one.options;
  return {
    ...{ urn, type, name, parent, action, inputs, protect },
    options: { ...options, dependsOn: dependsOn.toSorted() },
  };
}

const signs = { create: "+", read: "=", component: " " } as const;

/** Returns the plan as text: one block for each resource, below its component. Long texts are cut. */
export function describePlan({ project, stack, resources, outputs }: Plan): string {
  const count = (action: PlannedResource["action"]) =>
    resources.filter((one) => one.action === action).length;
  const urns = new Set(resources.map(({ urn }) => urn));
  const below = (parent: string | undefined, depth: number): string[] =>
    resources
      .filter((one) => (parent === undefined ? !urns.has(one.parent) : one.parent === parent))
      .flatMap((one) => [indent(describe(one), depth), ...below(one.urn, depth + 1)]);
  const taken = count("read") > 0 ? `, ${count("read")} that exist` : "";
  return [
    `${project} (stack ${stack}): ${count("create")} to create${taken}`,
    ...below(undefined, 0),
    ...(Object.keys(outputs).length > 0 ? [`Outputs:\n${indent(yaml(outputs), 1)}`] : []),
  ].join("\n\n");
}

function describe({ action, type, name, inputs, protect, options }: PlannedResource): string {
  const flags = Object.entries({ protect, ...options }).flatMap(([flag, value]) =>
    value === true ? [flag] : [],
  );
  const title = `${signs[action]} ${type} ${name}${flags.length > 0 ? ` (${flags.join(", ")})` : ""}`;
  return Object.keys(inputs).length > 0 ? `${title}\n${indent(yaml(inputs), 2)}` : title;
}

/** The most characters that are shown of a text. */
const longest = 200;

function yaml(values: Record<string, unknown>): string {
  const text = JSON.stringify(values, (_, value) => {
    if (typeof value !== "string") return value;
    if (value === unknown) return "(known after the update)";
    return value.length > longest ? `${value.slice(0, longest)}… (${value.length} characters)` : value;
  });
  return stringify(JSON.parse(text), { lineWidth: 0 }).trimEnd();
}

function indent(text: string, depth: number): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(depth));
}
