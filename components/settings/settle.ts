// Turns a caller's arguments into settings, before any child resource exists.
import * as pulumi from "@pulumi/pulumi";
import { defaultFields, type Fields } from "../../handlers/user/fields.ts";
import { bundleRule, together } from "../bundle/archive/bundle-args.ts";
import { fieldFaults } from "../fields/field-faults.ts";
import { allRoutes } from "../routes/all-routes.ts";
import { ownRouteFaults, ownRouteWarnings, withoutFaults } from "../routes/own-routes.ts";
import { replaceFaults } from "../routes/replacements.ts";
import type { Row } from "../routes/route.ts";
import { isKnown } from "../tools/later.ts";
import { propertyFaults } from "../tools/property-faults.ts";
import { isRecord, optional } from "../tools/rules.ts";
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
 * Checks the arguments, fills in the defaults and merges the tags. Plain values are checked at once, outputs when they become known.
 *
 * @param name the component's name
 * @param rowsFor returns the built-in routes of an API whose users have these fields
 * @throws pulumi.ResourceError with every fault of the plain values
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
    ...propertyFaults({ bundle }, { bundle: optional(bundleRule) }, { whose: "UserApi" }),
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

/** Checks the settings that depend on the stack's region, partition and account. */
function checkedInAws(settings: Values, opts: pulumi.InvokeOptions): Values {
  const { jwtIssuer } = settings;
  const placed = checkPlaces(settings, opts);
  return jwtIssuer === undefined ? placed : { ...placed, jwtIssuer: checkIssuer(jwtIssuer, opts) };
}

/** The fields decide what the functions contain, so they must be known before the deployment. */
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
