// From a caller's arguments to the settings that all children get. It comes before any of them.
import * as pulumi from "@pulumi/pulumi";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { fieldFaults } from "../fields/field-faults.ts";
import { allRoutes } from "../routes/all-routes.ts";
import { ownRouteFaults, withoutFaults } from "../routes/own-routes.ts";
import type { RouteArgs } from "../routes/route.ts";
import { routeFaults } from "../routes/route-faults.ts";
import { isKnown } from "../tools/later.ts";
import { argumentFaults, given } from "./argument-faults.ts";
import { ofOurOwn } from "./conflicts.ts";
import { fieldConflicts } from "./field-conflicts.ts";
import { argumentLater, messageOf, routeLater, transformLater } from "./later-checks.ts";
import { nameFaults } from "./name-faults.ts";
import { defaultsOf, type Settings, type Tags } from "./settled.ts";
import { allSettings } from "./stack/all-settings.ts";
import { transformFaults } from "./transform.ts";
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
  const defaults = defaultsOf(args.gateway);
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
  if (faults.length === 0) {
    faults.push(
      ...routeFaults(routes, { ...defaults, ...values }),
      ...fieldConflicts(fields, own ?? [], args),
    );
  }
  if (faults.length > 0) throw new pulumi.ResourceError(messageOf(name, faults), component, true);
  const checked = Object.entries(values).map(([key, value]) => [
    key,
    isKnown(value) ? value : argumentLater(name, values, key, defaults),
  ]);
  const settings = { ...defaults, ...Object.fromEntries(checked) };
  return {
    ...settings,
    tags: withOurs(settings.tags),
    fields,
    routes: routes.map((route) => routeLater(name, route, settings)),
    transform: transformLater(name, transform),
  };
}

/** They decide what the functions do before they are deployed, so all of them must be known. */
function faultsOfFields(fields: Fields): string[] {
  if (isKnown(fields)) return fieldFaults(fields);
  return ["Expected `fields` to be plain values, got an output or a promise."];
}

function faultsOfTransform({ transform = {}, gateway, existingTable }: UserApiArgs): string[] {
  const ofOthers =
    "table" in transform && existingTable !== undefined ? [`\`transform.table\` ${ofOurOwn}`] : [];
  return [...ofOthers, ...transformFaults(transform, gateway ?? allSettings.gateway.default)];
}

function withOurs(theirs: Required<UserApiArgs>["tags"]): Tags {
  const ours = { project: pulumi.getProject(), stack: pulumi.getStack() };
  return pulumi.output(theirs).apply((tags): { [key: string]: string } => ({ ...ours, ...tags }));
}
