// The argument `replace`: the caller's handlers for built-in operations.
import { insteadOf } from "../tools/did-you-mean.ts";
import { propertyFaults, show } from "../tools/property-faults.ts";
import { isRecord, optional } from "../tools/rules.ts";
import { insideFaults, properties } from "./own-routes.ts";
import type { RouteArgs } from "./route.ts";

/**
 * Your own handler for a built-in operation. Operation id, path, method and access stay as they are; other properties may be given too.
 *
 * @example
 * { handler: () => import("./handlers/update-user.ts"), resolveFrom: import.meta.url, memorySize: 512 }
 */
export interface Replacement extends Partial<Omit<RouteArgs, (typeof kept)[number]>> {
  /** The callback from which the Lambda function is made: `() => import("./handlers/update-user.ts")`. */
  handler: RouteArgs["handler"];
  /** The file that contains the callback: `import.meta.url`, or `__filename` in CommonJS. */
  resolveFrom: string;
}

/** The properties of a built-in operation that cannot be replaced. */
const kept = ["operation", "slug", "method", "path", "otherPaths", "access"] as const;

const replaceable = Object.fromEntries(
  Object.entries(properties).filter(([name]) => !kept.some((each) => each === name)),
);
const rules = { ...replaceable, actions: optional(properties.actions) };

/** Returns one sentence for each fault of `replace`. */
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
      ...propertyFaults(replacement, rules, { whose: "A replacement", place: `${place}.` }),
      ...insideFaults(replacement).map((fault) => `\`${place}\`: ${fault}`),
      ...(isLeftOut ? [`Expected ${operation} in \`without\` or in \`replace\`, got it in both.`] : []),
    ];
  });
}
