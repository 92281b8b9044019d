// All settings, in the order of Pulumi.yaml and the README. `settled.ts` holds them to the arguments.
import { accessRows } from "./access.ts";
import { dataRows } from "./data.ts";
import { functionRows } from "./functions.ts";
import { gatewayRows } from "./gateway.ts";
import type { Row } from "./row.ts";
import { watchingRows } from "./watching.ts";

export const rows = { ...gatewayRows, ...accessRows, ...functionRows, ...watchingRows, ...dataRows };

/** @returns the setting's row; `undefined` when there is no such setting */
export function rowOf(name: string): Row | undefined {
  return Object.hasOwn(rows, name) ? (rows as Record<string, Row>)[name] : undefined;
}

/** What has another name now. */
const renamed: Record<string, string> = { jwtAudience: "`jwtAudiences` now, a list" };

/** What to do about a name that is none of a setting. */
export function otherThan(name: string): string {
  const now = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
  return now ? `It is ${now}.` : `Known are ${Object.keys(rows).join(", ")}.`;
}
