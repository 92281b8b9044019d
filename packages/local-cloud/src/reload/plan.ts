// Lists the changes of a reload in a few lines: `+ route DELETE /v1/x`, `~ lambda.Function get: memorySize 256 → 512`.
import type { Registered } from "../engine/deployment.ts";
import type { ApiRoute } from "../gateway/api/api.ts";
import { shortType } from "../resources/resource.ts";

/** The parts of a program that are compared. */
export interface Planned {
  resources: Registered[];
  routes: Pick<ApiRoute, "method" | "path">[];
}

/** The most lines. */
const longest = 15;

/** Returns one line for each change: routes first, then resources. Resources of one type with the same change share a line. */
export function planOf(before: Planned, after: Planned): string[] {
  const lines = [...routeLines(before, after), ...resourceLines(before.resources, after.resources)];
  if (lines.length <= longest) return lines;
  return [...lines.slice(0, longest - 1), `… and ${lines.length - longest + 1} more changes`];
}

function routeLines(before: Planned, after: Planned): string[] {
  const keys = ({ routes }: Planned) => routes.map(({ method, path }) => `route ${method} ${path}`);
  const [old, now] = [keys(before), keys(after)];
  return [
    ...now.filter((key) => !old.includes(key)).map((key) => `+ ${key}`),
    ...old.filter((key) => !now.includes(key)).map((key) => `- ${key}`),
  ];
}

function resourceLines(before: Registered[], after: Registered[]): string[] {
  const old = new Map(before.map((resource) => [resource.urn, resource]));
  const now = new Map(after.map((resource) => [resource.urn, resource]));
  const changes = [
    ...after.filter(({ urn }) => !old.has(urn)).map((one) => ({ sign: "+", one, what: "" })),
    ...before.filter(({ urn }) => !now.has(urn)).map((one) => ({ sign: "-", one, what: "" })),
    ...after.flatMap((one) => {
      const was = old.get(one.urn);
      return was ? changedInputs(was, one).map((what) => ({ sign: "~", one, what })) : [];
    }),
  ];
  const groups = Map.groupBy(changes, ({ sign, one, what }) =>
    JSON.stringify([sign, shortType(one.type), what]),
  );
  return [...groups].map(([key, group]) => {
    const [sign, type, what] = JSON.parse(key) as [string, string, string];
    const names = group.map(({ one }) => one.name).join(", ");
    return `${sign} ${type} ${names}${what && `: ${what}`}`;
  });
}

/** Returns texts such as `memorySize 256 → 512`. A secret or long value is not shown: `environment changed`. */
function changedInputs(before: Registered, after: Registered): string[] {
  const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before.inputs[name], after.inputs[name]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const hidden = before.secretInputs.includes(name) || after.secretInputs.includes(name);
    const shown = [old, now].map((value) => (value === undefined ? "unset" : JSON.stringify(value)));
    const isShort = shown.every((text) => text.length <= 60);
    return [hidden || !isShort ? `${name} changed` : `${name} ${shown[0]} → ${shown[1]}`];
  });
}
