// From a caller's arguments to the settings that all children get. It comes before any of them.
import * as pulumi from "@pulumi/pulumi";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { bundleRule, together } from "../bundle/archive/bundle-args.ts";
import { fieldFaults } from "../fields/field-faults.ts";
import { allRoutes } from "../routes/all-routes.ts";
import { ownRouteFaults, ownRouteWarnings, withoutFaults } from "../routes/own-routes.ts";
import { replaceFaults } from "../routes/replacements.ts";
import type { Row } from "../routes/route.ts";
import { isKnown } from "../tools/later.ts";
import { faultOf, show } from "../tools/property-faults.ts";
import { isRecord } from "../tools/rules.ts";
import { argumentFaults, given } from "./argument-faults.ts";
import { checkIssuer } from "./checks/local-issuer.ts";
import { onceThere } from "./checks/once-there.ts";
import { checkPlaces } from "./checks/place-of-arn.ts";
import { faultsTogether } from "./checks/together.ts";
import { transformFaults } from "./checks/transform-faults.ts";
import { ofOurOwn } from "./conflicts.ts";
import { fieldConflicts } from "./field-conflicts.ts";
import { argumentLater, messageOf, routeLater, transformLater } from "./later-checks.ts";
import { nameFaults } from "./name-faults.ts";
import { defaultsOf, type Settings, type Tags } from "./settled.ts";
import { allSettings } from "./stack/all-settings.ts";
import type { ProgramArg, UserApiArgs } from "./user-api-args.ts";

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
  rowsFor: (fields: Fields, self: boolean) => Row[],
  component: pulumi.Resource,
): Settings {
  const { fields = defaultFields, routes: own, without, replace, bundle, transform = {}, ...rest } = args;
  const values = given(rest);
  const defaults = defaultsOf(args.gateway);
  const wrongFields = faultsOfFields(fields);
  const ours = rowsFor(wrongFields.length > 0 ? defaultFields : fields, args.self === true);
  const shape = [
    ...ownRouteFaults(own),
    ...withoutFaults(without, ours),
    ...replaceFaults(replace, ours, without),
  ];
  const served = shape.length > 0 ? [] : own;
  const routes = shape.length > 0 ? allRoutes(ours) : allRoutes(ours, own, { without, replace, fields });
  const faults = [
    ...shape,
    ...nameFaults(name, routes, served),
    ...argumentFaults(values),
    ...wrongFields,
    ...faultsOfTransform(args),
    ...(bundle === undefined || bundleRule.accepts(bundle)
      ? []
      : [faultOf("bundle", bundleRule, show(bundle))]),
  ];
  if (faults.length === 0)
    faults.push(
      ...faultsTogether(name, { routes, fields, transform }, { ...defaults, ...values }),
      ...fieldConflicts(fields, args),
    );
  if (faults.length > 0) throw new pulumi.ResourceError(messageOf(name, faults), component, true);
  for (const warning of ownRouteWarnings(routes)) pulumi.log.warn(warning, component);
  if (pulumi.Output.isInstance(values.existingTable))
    values.existingTable = onceThere(values.existingTable, { parent: component });
  const checked = Object.entries(values).map(([key, value]) => [
    key,
    isKnown(value) ? value : argumentLater(name, values, key, defaults),
  ]);
  const settings = checkedInAws({ ...defaults, ...Object.fromEntries(checked) }, { parent: component });
  return {
    ...settings,
    tags: withOurs(settings.tags),
    fields,
    routes: routes.map((route) => routeLater(name, route, settings)),
    transform: transformLater(name, transform),
    bundle: together(bundle),
  };
}

type Values = ReturnType<typeof defaultsOf> & Omit<UserApiArgs, ProgramArg>;

/** What only AWS can tell: where the stack is, and whether it is deployed there at all. */
function checkedInAws(settings: Values, opts: pulumi.InvokeOptions): Values {
  const { jwtIssuer } = settings;
  const placed = checkPlaces(settings, opts);
  return jwtIssuer === undefined ? placed : { ...placed, jwtIssuer: checkIssuer(jwtIssuer, opts) };
}

/** They decide what the functions do before they are deployed, so all of them must be known. */
function faultsOfFields(fields: Fields): string[] {
  if (isKnown(fields)) return fieldFaults(fields);
  return ["Expected `fields` to be plain values, got an output or a promise."];
}

function faultsOfTransform({ transform = {}, gateway, existingTable }: UserApiArgs): string[] {
  const ofOthers =
    isRecord(transform) && "table" in transform && existingTable !== undefined
      ? [`\`transform.table\` ${ofOurOwn}`]
      : [];
  return [...ofOthers, ...transformFaults(transform, gateway ?? allSettings.gateway.default)];
}

function withOurs(theirs: Required<UserApiArgs>["tags"]): Tags {
  const ours = { project: pulumi.getProject(), stack: pulumi.getStack() };
  return pulumi.output(theirs).apply((tags): { [key: string]: string } => ({ ...ours, ...tags }));
}
