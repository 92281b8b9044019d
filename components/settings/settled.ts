// The settled arguments, which all children get: checked, every default filled in, the tags merged.
import type * as pulumi from "@pulumi/pulumi";
import type { Fields } from "../../handlers/user/fields.ts";
import type { Route } from "../routes/route.ts";
import type { Gateway } from "./rows/choices.ts";
import type { Row } from "./rows/row.ts";
import { rows } from "./rows/rows.ts";
import type { UserApiTransform } from "./transform.ts";
import type { ProgramArg, SettingName, UserApiArgs } from "./user-api-args.ts";

/** The tags of every resource that takes them. */
export type Tags = pulumi.Output<{ [key: string]: string }>;

type RowOf<Argument> = Row<pulumi.Unwrap<Argument>> &
  ([pulumi.Output<pulumi.Unwrap<Argument>>] extends [Argument] ? { plain?: undefined } : { plain: true });

/** A row for each argument, of the argument's type, and no row without an argument. */
export type Rows<Given> = { [Name in SettingName]: RowOf<NonNullable<UserApiArgs[Name]>> } & Record<
  Exclude<keyof Given, SettingName>,
  never
>;

const allRows: Rows<typeof rows> = rows;

type WithDefault = {
  [Name in SettingName]: (typeof rows)[Name] extends { default: unknown } | { byGateway: unknown }
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
}

/** What the arguments are when they are left out, with this gateway or, when it is left out too, its default. */
export function defaultsOf(
  gateway: Gateway = rows.gateway.default,
): Pick<Required<UserApiArgs>, WithDefault> {
  const defaults = Object.entries<Row>(allRows).flatMap(([name, { byGateway, ...row }]) => {
    if (byGateway) return [[name, byGateway[gateway]]];
    return row.default === undefined ? [] : [[name, row.default]];
  });
  return Object.fromEntries(defaults);
}
