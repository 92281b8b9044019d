// Handlers of a caller's own in the places of ours: `replace`.
import { insteadOf } from "../tools/did-you-mean.ts";
import { propertyFaults, show } from "../tools/property-faults.ts";
import { isRecord, optional } from "../tools/rules.ts";
import { insideFaults, properties } from "./own-routes.ts";
import type { RouteArgs } from "./route.ts";

/** What stands in the place of an operation's own. The gateway serves the operation as before. */
export interface Replacement extends Partial<Omit<RouteArgs, (typeof kept)[number]>> {
  /** The callback the Lambda function is made of: `() => import("./handlers/update-user.ts")`. */
  handler: RouteArgs["handler"];
  /** The file that the callback stands in: `import.meta.url`, or `__filename` in CommonJS. */
  resolveFrom: string;
}

/** What is always the operation's own. */
const kept = ["operation", "slug", "method", "path", "otherPaths", "access"] as const;

const replaceable = Object.fromEntries(
  Object.entries(properties).filter(([name]) => !kept.some((each) => each === name)),
);
const rules = { ...replaceable, actions: optional(properties.actions) };

/** One sentence for each fault of `replace`. */
export function replaceFaults(replace: unknown = {}, ours: RouteArgs[], without: unknown = []): string[] {
  if (!isRecord(replace))
    return [
      `Expected \`replace\` to be an object such as { updateUser: { handler, resolveFrom } }, got ${show(replace)}.`,
    ];
  const operations = ours.map(({ operation }) => operation);
  return Object.entries(replace).flatMap(([operation, replacement]) => {
    const place = `replace.${operation}`;
    if (!operations.includes(operation))
      return [`Unknown operation \`${place}\`. ${insteadOf(operation, operations)}`];
    if (!isRecord(replacement))
      return [
        `Expected \`${place}\` to be an object with \`handler\` and \`resolveFrom\`, got ${typeof replacement === "function" ? "a function" : show(replacement)}.`,
      ];
    const isLeftOut = Array.isArray(without) && without.includes(operation);
    return [
      ...propertyFaults(replacement, rules, { whose: "What replaces an operation", place: `${place}.` }),
      ...insideFaults(replacement).map((fault) => `\`${place}\`: ${fault}`),
      ...(isLeftOut ? [`Expected \`without\` to leave ${operation} in, as \`replace\` has it too.`] : []),
    ];
  });
}
