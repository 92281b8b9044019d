// The sentences about values that break their rules: settings, and the properties of routes and fields.
import { insteadOf } from "./did-you-mean.ts";
import type { Rule } from "./rules.ts";

/**
 * One sentence for each property that is unknown, missing, or not what its rule says.
 *
 * @param whose begins the sentence "… may have"
 * @param place stands before each name: `fields.email.`
 */
export function propertyFaults(
  value: Record<string, unknown>,
  rules: Record<string, Rule>,
  { whose, place = "" }: { whose: string; place?: string },
): string[] {
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
  const wrong = Object.entries(rules).filter(([name, { accepts, isOptional }]) =>
    value[name] === undefined ? !isOptional : !accepts(value[name]),
  );
  const known = Object.keys(rules);
  return [
    ...unknown.map(
      (name) => `Unknown property \`${place}${name}\`. ${insteadOf(name, known, `${whose} may have`)}`,
    ),
    ...wrong.map(([name, rule]) => faultOf(place + name, rule, show(value[name]))),
  ];
}

/** @param shown what came */
export function faultOf(name: string, { expected }: Rule, shown: string): string {
  return `Expected \`${name}\` to be ${expected}, got ${shown}.`;
}

/** A value as a message has it; what is undefined inside of it is null. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value, (_, inside) => inside ?? null);
}
