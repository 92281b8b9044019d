// From a caller's arguments to the settings that all children get. It comes before any of them.
import * as pulumi from "@pulumi/pulumi";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { conflicts, ofOurOwn } from "./conflicts.ts";
import { fieldFaults } from "./fields/field-faults.ts";
import type { Row } from "./rows/row.ts";
import { knownSettings, rowOf, rows } from "./rows/rows.ts";
import { accepts } from "./rows/rules.ts";
import { defaultsOf, type Settings, type Tags } from "./settled.ts";
import { transformFaults } from "./transform.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/**
 * Checks, fills in every default and merges the tags: plain values at once, outputs when they become known.
 *
 * @param name the component's, for messages
 * @throws pulumi.ResourceError with every fault of the plain values
 */
export function settle(args: UserApiArgs, component: pulumi.Resource, name: string): Settings {
  const { fields = defaultFields, transform = {}, ...rest } = args;
  const values = given(rest);
  const faults = [...argumentFaults(values), ...faultsOfFields(fields), ...faultsOfTransform(args)];
  if (faults.length > 0) throw new pulumi.ResourceError(messageOf(name, faults), component, true);
  const checked = Object.entries(values).map(([key, value]) => [
    key,
    isPlain(value) ? value : checkedLater(name, values, key),
  ]);
  const settings = { ...defaultsOf(args.gateway), ...Object.fromEntries(checked) };
  return { ...settings, tags: withOurs(settings.tags), fields, transform };
}

/**
 * Every fault of the plain values among the arguments, one sentence each; values only known later are passed over.
 */
export function argumentFaults(args: Record<string, unknown>): string[] {
  const values = given(args);
  const faults = Object.entries(values).flatMap(([name, value]) => {
    const row = rowOf(name);
    if (!row) return [`Unknown argument \`${name}\`. Known are ${knownSettings}.`];
    return isPlain(value) && !accepts(row.rule, value) ? [faultOf(name, row, value)] : [];
  });
  return faults.length > 0 ? faults : conflicts(values as UserApiArgs);
}

/** They decide what the functions do before they are deployed, so all of them must be known. */
function faultsOfFields(fields: Fields): string[] {
  if (isPlain(fields)) return fieldFaults(fields);
  return ["Expected `fields` to be plain values, got an output or a promise."];
}

function faultsOfTransform({ transform = {}, gateway, existingTable }: UserApiArgs): string[] {
  const ofOthers =
    "table" in transform && existingTable !== undefined ? [`\`transform.table\` ${ofOurOwn}`] : [];
  return [...ofOthers, ...transformFaults(transform, gateway ?? rows.gateway.default)];
}

/** One argument, checked beside the others as soon as it is known. */
function checkedLater(name: string, values: Record<string, unknown>, key: string) {
  return (pulumi.output(values[key]) as pulumi.Output<unknown>).apply((value) => {
    const faults = argumentFaults({ ...values, [key]: value });
    if (faults.length > 0) throw new pulumi.RunError(messageOf(name, faults));
    return value;
  });
}

function withOurs(theirs: Required<UserApiArgs>["tags"]): Tags {
  const ours = { project: pulumi.getProject(), stack: pulumi.getStack() };
  return pulumi.output(theirs).apply((tags): { [key: string]: string } => ({ ...ours, ...tags }));
}

function messageOf(name: string, faults: string[]): string {
  return `UserApi "${name}":\n  ${faults.join("\n  ")}`;
}

function faultOf(name: string, { rule }: Row, value: unknown): string {
  return `Expected \`${name}\` to be ${rule.expected}, got ${JSON.stringify(value)}.`;
}

function given(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

function isPlain(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
