// The lines of the plan that its text and its Markdown share.
import { type Cost, total } from "../cost/cost.ts";
import type { Plan } from "../plan.ts";
import type { Change } from "../resources/changes.ts";

const signs = { delete: "-", replace: "±", update: "~", create: "+" } as const;

/** Returns a line for each change, `~ update lambda.Function user-api-get-user`, and below it the inputs that differ. */
export function changeLines(changes: Change[]): string[] {
  return changes.flatMap((one) => [
    `${signs[one.action]} ${titleOf(one)}`,
    ...inputLines(one).map((line) => `    ${line}`),
  ]);
}

/** Returns the title of a change: `replace dynamodb.Table user-api-users, because of hashKey`. */
function titleOf({ action, type, name, because }: Change): string {
  const kind = type.replace(/^aws:(\w+)\/\w+:/, "$1.");
  const why = because.length > 0 ? `, because of ${because.join(", ")}` : "";
  return `${action} ${kind} ${name}${why}`;
}

/** Returns a line for each input that differs: `memorySize: 256 → 512`. */
function inputLines({ inputs, before, after }: Change): string[] {
  const guard = before && after && before.protect !== after.protect;
  return [
    ...inputs.map((one) => `${one.path}: ${shown(one.before)} → ${shown(one.after)}`),
    ...(guard ? [`protect: ${before.protect} → ${after.protect}`] : []),
  ];
}

/** The number of characters after which a value is cut. */
const longest = 120;

function shown(value: unknown): string {
  if (value === undefined) return "(none)";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

/** Returns the bytes of a function before and after: `user-api-get-user: 1,000 → 1,100 (+10.0 %)`. */
export function bundleLine({ name, before, after }: Plan["bundles"][number]): string {
  const bytes = (size: number | undefined) => (size === undefined ? "none" : size.toLocaleString("en-US"));
  if (!before || !after) return `${name}: ${bytes(before)} → ${bytes(after)}`;
  const percent = ((after - before) / before) * 100;
  return `${name}: ${bytes(before)} → ${bytes(after)} (${percent > 0 ? "+" : ""}${percent.toFixed(1)} %)`;
}

/** Returns the cost before and after: a line for each part that differs, and the totals of a million requests and of a month. */
export function costRows({ before, after }: Plan["cost"]): [what: string, before: string, after: string][] {
  const rows = (key: keyof Cost, title: string) => {
    const [old, now] = [before[key], after[key]];
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
      (one) => old[one] !== now[one],
    );
    return [...names.map((name) => row(name, old[name], now[name])), row(title, total(old), total(now))];
  };
  return [
    ...rows("requests", "total per million requests"),
    ...rows("month", "total per month, without requests"),
  ];
}

function row(what: string, before = 0, after = 0): [string, string, string] {
  return [what, before.toFixed(2), after.toFixed(2)];
}

/** Returns the number of changes of each kind: `1 to delete, 2 to update`. */
export function countLine(changes: Change[]): string {
  const actions = Object.keys(signs).flatMap((action) => {
    const count = changes.filter((one) => one.action === action).length;
    return count > 0 ? [`${count} to ${action}`] : [];
  });
  return actions.length > 0 ? actions.join(", ") : "no resource changes";
}
