// The check of UserApi's arguments, which comes before any resource, and their defaults filled in.
import * as pulumi from "@pulumi/pulumi";
import { conflicts, ofOurOwn } from "./conflicts.ts";
import { type Setting, settings } from "./rules.ts";
import { transformFaults } from "./transform.ts";
import { type CompleteArgs, type UserApiArgs, userApiDefaults } from "./user-api-args.ts";

/**
 * Every fault of the plain values among the arguments, one sentence each; values only known later are passed over.
 */
export function argumentFaults(args: Record<string, unknown>): string[] {
  const faults = Object.entries(args).flatMap(([name, value]) => {
    const setting = (settings as Record<string, Setting>)[name];
    if (!setting) return [`Unknown argument \`${name}\`. Known are ${Object.keys(settings).join(", ")}.`];
    return isPlain(value) && !setting.accepts(value) ? [faultOf(name, setting, value)] : [];
  });
  return faults.length > 0 ? faults : conflicts({ ...userApiDefaults, ...given(args) });
}

/**
 * Fills in the defaults and checks: plain values at once, outputs when they become known.
 *
 * @throws pulumi.ResourceError with every fault of the plain values
 */
export function completeArgs(args: UserApiArgs, component: pulumi.Resource, name: string): CompleteArgs {
  const { transform, ...rest } = args;
  const values = given(rest);
  const faults = [...argumentFaults(values), ...faultsOfTransform(args)];
  if (faults.length > 0) throw new pulumi.ResourceError(messageOf(name, faults), component, true);
  const checked = Object.entries(values).map(([key, value]) => [
    key,
    isPlain(value) ? value : checkedLater(name, values, key),
  ]);
  return { ...userApiDefaults, ...Object.fromEntries(checked), transform };
}

function faultsOfTransform({ transform = {}, gateway, existingTable }: UserApiArgs): string[] {
  const ofOthers =
    "table" in transform && existingTable !== undefined ? [`\`transform.table\` ${ofOurOwn}`] : [];
  return [...ofOthers, ...transformFaults(transform, gateway ?? userApiDefaults.gateway)];
}

/** One argument, checked beside the others as soon as it is known. */
function checkedLater(name: string, values: Record<string, unknown>, key: string) {
  return (pulumi.output(values[key]) as pulumi.Output<unknown>).apply((value) => {
    const faults = argumentFaults(given({ ...values, [key]: value }));
    if (faults.length > 0) throw new pulumi.RunError(messageOf(name, faults));
    return value;
  });
}

function messageOf(name: string, faults: string[]): string {
  return `UserApi "${name}":\n  ${faults.join("\n  ")}`;
}

function faultOf(name: string, { expected }: Setting, value: unknown): string {
  return `Expected \`${name}\` to be ${expected}, got ${JSON.stringify(value)}.`;
}

function given(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

function isPlain(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
