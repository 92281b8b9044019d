// Compiles the filter patterns of an event source mapping. They choose the records that the function gets.
import { isRecord } from "../../resources/is-record.ts";
import { type Leaf, show, type ValueRule, valueRule } from "./value-rule.ts";

/** Tests whether a record, or a part of one, matches a pattern. */
export type Filter = (event: unknown) => boolean;

type Properties = Record<string, unknown>;

/** The operators. Inside `$or` they cannot be names of attributes: aws/event-ruler, Constants.java. */
const reserved = new Set([
  ...["exact", "prefix", "suffix", "anything-but", "exists", "numeric", "cidr", "wildcard"],
  "equals-ignore-case",
]);

/**
 * Compiles a pattern. A record matches when every key of the pattern does. A key matches when one of its alternatives does.
 *
 * @example
 * filterPattern('{ "eventName": ["INSERT", "REMOVE"] }')({ eventName: "INSERT" }); // true
 *
 * @throws Error that names the mistake in the pattern
 */
export function filterPattern(pattern: string): Filter {
  let parsed: unknown;
  try {
    parsed = JSON.parse(pattern);
  } catch (error) {
    throw new Error(`it is not JSON (${(error as Error).message})`);
  }
  if (!isRecord(parsed)) throw new Error(`it is not a JSON object, but ${show(parsed)}`);
  return objectFilter(parsed);
}

function objectFilter(pattern: Properties): Filter {
  const fields = Object.entries(pattern).map(([name, part]) => {
    if (name === "$or" && isAlternatives(part)) return anyOf(part);
    const matches = isRecord(part) ? objectFilter(part) : leafFilter(name, part);
    return (event: Properties) => matches(Object.hasOwn(event, name) ? event[name] : undefined);
  });
  if (fields.length === 0) throw new Error("an empty object matches nothing");
  const matchesOne = (event: unknown) => {
    const properties = isRecord(event) ? event : {};
    return fields.every((matches) => matches(properties));
  };
  // Of an array, one element must match all keys.
  return (event) => (Array.isArray(event) && event.length > 0 ? event.some(matchesOne) : matchesOne(event));
}

function anyOf(patterns: Properties[]): Filter {
  const filters = patterns.map(objectFilter);
  return (event) => filters.some((matches) => matches(event));
}

function isAlternatives(part: unknown): part is Properties[] {
  if (!Array.isArray(part) || part.length < 2 || !part.every(isRecord)) return false;
  return !part.flatMap(Object.keys).some((key) => reserved.has(key));
}

function leafFilter(name: string, alternatives: unknown): Filter {
  if (!Array.isArray(alternatives) || alternatives.length === 0)
    throw new Error(`\`${name}\` takes an object or a list of alternatives, got ${show(alternatives)}`);
  const rules = alternatives.map((alternative): ValueRule => valueRule(alternative));
  return (event) => {
    const values = leavesOf(event);
    return rules.some((rule) => rule(values));
  };
}

/** Returns the values at one place: of a list, each of its values; of an object, none. */
function leavesOf(event: unknown): Leaf[] {
  if (Array.isArray(event)) return event.flatMap(leavesOf);
  return event === undefined || isRecord(event) ? [] : [event as Leaf];
}
