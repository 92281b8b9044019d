// Writes the error sentences for values that break their rules.
import { insteadOf } from "./did-you-mean.ts";
import type { Rule } from "./rules.ts";

/**
 * Returns one sentence for each property that is unknown, is missing or breaks its rule.
 *
 * @param whose the subject of the sentence "… may have", such as `A route`
 * @param place the prefix of each name, such as `fields.email.`
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

/**
 * Returns the sentence, in a list, when the condition holds; an empty list otherwise. Only then the sentence is made: an output among the
 * values that it names cannot become text.
 */
export function when(condition: boolean, sentence: () => string): string[] {
  return condition ? [sentence()] : [];
}

/** Returns the sentence for one value. @param shown the value, as the sentence shows it */
export function faultOf(name: string, { expected }: Rule, shown: string): string {
  return `Expected \`${name}\` to be ${expected}, got ${shown}.`;
}

/** Writes a value for a message, as JSON. `undefined` inside an object becomes null. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value, (_, inside) => inside ?? null);
}
