// The settings: the component's arguments after the checks, with defaults filled in and tags merged. Every child resource is made from them.
import type * as pulumi from "@pulumi/pulumi";
import type { Fields } from "../../handlers/user/fields.ts";
import type { BundleArgs } from "../bundle/archive/bundle-args.ts";
import type { Route } from "../routes/route.ts";
import type { Gateway } from "./choices.ts";
import { allSettings } from "./stack/all-settings.ts";
import type { Setting } from "./stack/setting.ts";
import type { UserApiTransform } from "./transform.ts";
import type { ProgramArg, SettingName, UserApiArgs } from "./user-api-args.ts";

/** The tags of every resource that takes them. */
export type Tags = pulumi.Output<{ [key: string]: string }>;

type SettingOf<Argument> = Setting<pulumi.Unwrap<Argument>> &
  ([pulumi.Output<pulumi.Unwrap<Argument>>] extends [Argument] ? { plain?: undefined } : { plain: true });

/** A type that holds when each argument has a setting of its type, and each setting has an argument. */
export type ForEachArgument<Given> = {
  [Name in SettingName]: SettingOf<NonNullable<UserApiArgs[Name]>>;
} & Record<Exclude<keyof Given, SettingName>, never>;

const checked: ForEachArgument<typeof allSettings> = allSettings;

type WithDefault = {
  [Name in SettingName]: (typeof allSettings)[Name] extends { default: unknown } | { byGateway: unknown }
    ? Name
    : never;
}[SettingName];

/** The settings. One with a default always has a value; any other has one only when the caller gave it. */
export interface Settings
  extends Required<Omit<Pick<UserApiArgs, WithDefault>, "tags">>,
    Omit<UserApiArgs, WithDefault | ProgramArg> {
  /** The built-in routes and the caller's. */
  routes: Route[];
  /** The caller's tags, besides `project` and `stack`. */
  tags: Tags;
  fields: Fields;
  transform: UserApiTransform;
  bundle: Required<BundleArgs>;
}

/** Returns the defaults of the arguments. Some depend on the gateway. */
export function defaultsOf(
  gateway: Gateway = allSettings.gateway.default,
): Pick<Required<UserApiArgs>, WithDefault> {
  const defaults = Object.entries<Setting>(checked).flatMap(([name, { byGateway, ...setting }]) => {
    if (byGateway) return [[name, byGateway[gateway]]];
    return setting.default === undefined ? [] : [[name, setting.default]];
  });
  return Object.fromEntries(defaults);
}
