// The settled arguments, which all children get: checked, every default filled in, the tags merged.
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

/** A setting for each argument, of the argument's type, and none without an argument. */
export type ForEachArgument<Given> = {
  [Name in SettingName]: SettingOf<NonNullable<UserApiArgs[Name]>>;
} & Record<Exclude<keyof Given, SettingName>, never>;

const checked: ForEachArgument<typeof allSettings> = allSettings;

type WithDefault = {
  [Name in SettingName]: (typeof allSettings)[Name] extends { default: unknown } | { byGateway: unknown }
    ? Name
    : never;
}[SettingName];

/** What has a default is there; the rest is there when the caller set it. */
export interface Settings
  extends Required<Omit<Pick<UserApiArgs, WithDefault>, "tags">>,
    Omit<UserApiArgs, WithDefault | ProgramArg> {
  /** Ours and the caller's own. */
  routes: Route[];
  /** The caller's and our own, `project` and `stack`. */
  tags: Tags;
  fields: Fields;
  transform: UserApiTransform;
  bundle: Required<BundleArgs>;
}

/** What the arguments are when they are left out, with this gateway or, when it is left out too, its default. */
export function defaultsOf(
  gateway: Gateway = allSettings.gateway.default,
): Pick<Required<UserApiArgs>, WithDefault> {
  const defaults = Object.entries<Setting>(checked).flatMap(([name, { byGateway, ...setting }]) => {
    if (byGateway) return [[name, byGateway[gateway]]];
    return setting.default === undefined ? [] : [[name, setting.default]];
  });
  return Object.fromEntries(defaults);
}
