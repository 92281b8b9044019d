// From a caller's arguments to the settings that all children get. It comes before any of them.
import * as pulumi from "@pulumi/pulumi";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { LateFault } from "../messages/late-fault.ts";
import { allRoutes } from "../routes/all-routes.ts";
import type { Route, RouteArgs } from "../routes/route.ts";
import { conflicts, ofOurOwn } from "./conflicts.ts";
import { fieldFaults } from "./fields/field-faults.ts";
import { isKnown, isLater } from "./later.ts";
import { nameFaults } from "./names.ts";
import { ownRouteFaults, withoutFaults } from "./own-routes.ts";
import { routeFaults } from "./route-faults.ts";
import type { Row } from "./rows/row.ts";
import { otherThan, rowOf, rows } from "./rows/rows.ts";
import { accepts } from "./rows/rules.ts";
import { defaultsOf, type Settings, type Tags } from "./settled.ts";
import { environmentFaults, transformFaults, type UserApiTransform } from "./transform.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/**
 * Checks, fills in every default and merges the tags: plain values at once, outputs when they become known.
 *
 * @param name the component's
 * @param rowsFor the routes that every API has whose users have some fields
 * @throws pulumi.ResourceError with every fault of what is known at once
 */
export function settle(
  name: string,
  args: UserApiArgs,
  rowsFor: (fields: Fields) => RouteArgs[],
  component: pulumi.Resource,
): Settings {
  const { fields = defaultFields, routes: own, without, transform = {}, ...rest } = args;
  const values = given(rest);
  const wrongFields = faultsOfFields(fields);
  const ours = rowsFor(wrongFields.length > 0 ? defaultFields : fields);
  const shape = [...ownRouteFaults(own), ...withoutFaults(without, ours)];
  const routes = shape.length > 0 ? allRoutes(ours) : allRoutes(ours, own, without);
  const faults = [
    ...shape,
    ...nameFaults(name, routes),
    ...argumentFaults(values),
    ...wrongFields,
    ...faultsOfTransform(args),
  ];
  if (faults.length === 0) faults.push(...routeFaults(routes, { ...defaultsOf(args.gateway), ...values }));
  if (faults.length > 0) throw new pulumi.ResourceError(messageOf(name, faults), component, true);
  const checked = Object.entries(values).map(([key, value]) => [
    key,
    isKnown(value) ? value : checkedLater(name, values, key),
  ]);
  const settings = { ...defaultsOf(args.gateway), ...Object.fromEntries(checked) };
  return {
    ...settings,
    tags: withOurs(settings.tags),
    fields,
    routes: routes.map((route) => routeLater(name, route, settings)),
    transform: transformLater(name, transform),
  };
}

/**
 * Every fault of the arguments that are known, one sentence each; those only known later are passed over.
 *
 * @param secrets the names of those whose values no message may show
 */
export function argumentFaults(args: Record<string, unknown>, secrets = new Set<string>()): string[] {
  const values = given(args);
  const faults = Object.entries(values).flatMap(([name, value]) => {
    const row = rowOf(name);
    if (!row) return [`Unknown argument \`${name}\`. ${otherThan(name)}`];
    if (!isKnown(value))
      return row.plain ? [`Expected \`${name}\` to be known at once, ${decides}, got an output.`] : [];
    return accepts(row.rule, value)
      ? []
      : [faultOf(name, row, secrets.has(name) ? "a secret" : JSON.stringify(value))];
  });
  return faults.length > 0 ? faults : conflicts(values as UserApiArgs);
}

/** Completes the sentence of what cannot come later, or as a secret. */
export const decides = "as it decides which resources there are";

/** They decide what the functions do before they are deployed, so all of them must be known. */
function faultsOfFields(fields: Fields): string[] {
  if (isKnown(fields)) return fieldFaults(fields);
  return ["Expected `fields` to be plain values, got an output or a promise."];
}

function faultsOfTransform({ transform = {}, gateway, existingTable }: UserApiArgs): string[] {
  const ofOthers =
    "table" in transform && existingTable !== undefined ? [`\`transform.table\` ${ofOurOwn}`] : [];
  return [...ofOthers, ...transformFaults(transform, gateway ?? rows.gateway.default)];
}

/** One argument, checked beside the others as soon as it is known. */
function checkedLater(name: string, values: Record<string, unknown>, key: string) {
  const later = pulumi.output(values[key]) as pulumi.Output<unknown>;
  return pulumi.all([later, pulumi.isSecret(later)]).apply(([value, isSecret]) => {
    const faults = argumentFaults({ ...values, [key]: value }, new Set(isSecret ? [key] : []));
    if (faults.length > 0) throw new LateFault(messageOf(name, faults));
    return value;
  });
}

/** A function's environment that comes later is checked then. */
function transformLater(name: string, transform: UserApiTransform): UserApiTransform {
  const environment = transform.function?.environment;
  const variables = isLater(environment) ? undefined : environment?.variables;
  if (!isLater(environment) && !isLater(variables)) return transform;
  const checked = pulumi.output(environment).apply((value) => {
    const faults = environmentFaults(value);
    if (faults.length > 0) throw new LateFault(messageOf(name, faults));
    return value;
  });
  return { ...transform, function: { ...transform.function, environment: checked } };
}

/** Size and time of a route that come later are checked then. */
function routeLater(name: string, route: Route, settings: Settings): Route {
  const late = (["memorySize", "timeout"] as const).filter((key) => isLater(route[key]));
  const checked = late.map((key) => {
    const value = pulumi.output(route[key]).apply((value) => {
      const known = { ...route, [key]: value };
      const faults = [...ownRouteFaults([known]), ...routeFaults([known], settings)];
      if (faults.length > 0) throw new LateFault(messageOf(name, faults));
      return value;
    });
    return [key, value];
  });
  return { ...route, ...Object.fromEntries(checked) };
}

function withOurs(theirs: Required<UserApiArgs>["tags"]): Tags {
  const ours = { project: pulumi.getProject(), stack: pulumi.getStack() };
  return pulumi.output(theirs).apply((tags): { [key: string]: string } => ({ ...ours, ...tags }));
}

function messageOf(name: string, faults: string[]): string {
  return `UserApi "${name}":${faults.length > 1 ? "\n  " : " "}${faults.join("\n  ")}`;
}

function faultOf(name: string, { rule }: Row, value: string): string {
  return `Expected \`${name}\` to be ${rule.expected}, got ${value}.`;
}

function given(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}
