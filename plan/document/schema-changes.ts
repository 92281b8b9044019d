// Finds the changes of a JSON schema that break clients.
import { isDeepStrictEqual } from "node:util";
import { type OpenApiDocument, resolve, type Schema } from "./operations.ts";

/** The writer of the JSON that a schema describes: a client writes a `request`, the API an `answer`. */
export type Side = "request" | "answer";

/** A schema with the document that holds it; the schema's references lead into that document. */
export interface Placed {
  document: OpenApiDocument;
  schema: Schema | undefined;
}

/**
 * Describes each change that breaks a client, as a part of a sentence: a request that accepts fewer values, or an answer that may hold more.
 *
 * @param path of the schema in the body, `users[].firstName`; empty for the body itself
 */
export function schemaChanges(
  before: Placed,
  after: Placed,
  side: Side,
  path = "",
  seen: string[] = [],
): string[] {
  const [old, now] = [before, after].map(({ document, schema }) => resolve(document, schema));
  if (!old || !now || isDeepStrictEqual(before, after)) return [];
  // A schema that contains itself is compared only once.
  const here = `${before.schema?.$ref} ${after.schema?.$ref}`;
  if (before.schema?.$ref && seen.includes(here)) return [];
  const inner = (a: Schema | undefined, b: Schema | undefined, where: string) =>
    schemaChanges({ ...before, schema: a }, { ...after, schema: b }, side, where, [...seen, here]);
  const shared = Object.keys(old.properties ?? {}).filter((name) => now.properties?.[name]);
  return [
    ...valueChanges(old, now, side, path),
    ...fieldChanges(old, now, side, path),
    ...shared.flatMap((name) => inner(old.properties?.[name], now.properties?.[name], join(path, name))),
    ...(old.items && now.items ? inner(old.items, now.items, `${path}[]`) : []),
    ...(["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => {
      const [some, others] = [old[keyword] ?? [], now[keyword] ?? []];
      if (some.length === others.length) return some.flatMap((each, at) => inner(each, others[at], path));
      return [`${named(path)} has another \`${keyword}\``];
    }),
  ];
}

/** The keywords that can refuse a request: when one is new or changed, the API may refuse a request that it accepted before. */
const refusing = ["pattern", "format", "not", "multipleOf", "uniqueItems", "const"];
const least = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const most = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

function valueChanges(old: Schema, now: Schema, side: Side, path: string): string[] {
  const [types, values] = [
    [typesOf(old), typesOf(now)],
    [old.enum, now.enum],
  ];
  if (side === "answer")
    return [
      ...more(types[0], types[1]).map((type) => `${named(path)} may be ${type}`),
      ...more(values[0], values[1]).map((value) => `${named(path)} may be ${JSON.stringify(value)}`),
    ];
  const tighter = (name: string, isTighter: (a: number, b: number) => boolean) => {
    const [a, b] = [old[name], now[name]];
    if (typeof b !== "number" || (typeof a === "number" && !isTighter(a, b))) return [];
    return [`${named(path)} has the ${name} ${b}${typeof a === "number" ? ` instead of ${a}` : ""}`];
  };
  return [
    ...more(types[1], types[0]).map((type) => `${named(path)} may no longer be ${type}`),
    ...more(values[1], values[0]).map((value) => `${named(path)} may no longer be ${JSON.stringify(value)}`),
    ...least.flatMap((name) => tighter(name, (a, b) => b > a)),
    ...most.flatMap((name) => tighter(name, (a, b) => b < a)),
    ...refusing
      .filter((name) => now[name] !== undefined && !isDeepStrictEqual(old[name], now[name]))
      .map((name) => `${named(path)} has another \`${name}\``),
  ];
}

function fieldChanges(old: Schema, now: Schema, side: Side, path: string): string[] {
  const gone = Object.keys(old.properties ?? {}).filter((name) => !now.properties?.[name]);
  const lost = gone.map((name) => `${named(join(path, name))} is gone`);
  const [needed, needs] = [old.required ?? [], now.required ?? []];
  if (side === "request") {
    const required = needs.filter((name) => !needed.includes(name));
    return [...lost, ...required.map((name) => `${named(join(path, name))} is required`)];
  }
  const missing = needed.filter((name) => !needs.includes(name) && !gone.includes(name));
  return [...lost, ...missing.map((name) => `${named(join(path, name))} may be missing`)];
}

/** Returns the values of `to` that `from` lacks. An undefined list allows any value. */
function more<T>(from: T[] | undefined, to: T[] | undefined): T[] {
  if (!from) return [];
  if (!to) return ["of any kind" as T];
  return to.filter((one) => !from.includes(one));
}

/** Returns the types that a schema allows; one that allows `number` allows `integer` too. */
function typesOf({ type }: Schema): string[] | undefined {
  if (type === undefined) return undefined;
  const types = [type].flat();
  return types.includes("number") ? [...new Set([...types, "integer"])] : types;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function named(path: string): string {
  return path === "" ? "the body" : `the field ${path}`;
}
