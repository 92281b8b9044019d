// What a value must be, be it a setting or a property of a route or a field: the kinds of rules.

/** What a value must be. */
export interface Rule {
  /** Completes the sentence "Expected `name` to be …". */
  expected: string;
  accepts(value: unknown): boolean;
  /** Whether a property may be left out. */
  isOptional?: true;
}

/** A rule for values of one type, as Pulumi.yaml can hold them. */
export interface TypedRule<Value = unknown> extends Rule {
  /** How Pulumi.yaml writes the type. */
  type: "string" | "integer" | "boolean" | "array" | "object";
  accepts(value: unknown): value is Value;
}

function typed<Value>(
  type: TypedRule["type"],
  expected: string,
  accepts: (value: unknown) => boolean,
): TypedRule<Value> {
  return { type, expected, accepts: (value): value is Value => accepts(value) };
}

/** One of a closed set of texts, `Gateway` or the like, or of a few numbers. */
export function oneOf<const Value extends string | number>(
  values: Record<string, Value> | readonly Value[],
): TypedRule<Value> {
  const options: unknown[] = Object.values(values);
  const type = typeof options[0] === "number" ? "integer" : "string";
  return typed(type, `one of ${options.join(", ")}`, (value) => options.includes(value));
}

export function integer(from: number, to: number): TypedRule<number> {
  const isInside = (value: unknown) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
  return typed("integer", `an integer from ${from} to ${to}`, isInside);
}

export function boolean(): TypedRule<boolean> {
  return typed("boolean", "true or false", (value) => typeof value === "boolean");
}

export function text(expected: string, pattern = /^/): TypedRule<string> {
  return typed("string", expected, (value) => typeof value === "string" && pattern.test(value));
}

/** A list of texts that are right one by one and together. */
export function list(
  expected: string,
  accepts: (item: string) => boolean,
  together: (items: string[]) => boolean,
): TypedRule<string[]> {
  const isRight = (item: unknown) => typeof item === "string" && accepts(item);
  return typed("array", expected, (value) => isListOf(value, isRight) && together(value as string[]));
}

/** Texts by texts. */
export function record(expected: string, key: RegExp, value: RegExp): TypedRule<Record<string, string>> {
  const isRight = ([name, of]: [string, unknown]) =>
    key.test(name) && typeof of === "string" && value.test(of);
  return typed("object", expected, (of) => isRecord(of) && Object.entries(of).every(isRight));
}

/** The rule for a property that may be left out. */
export function optional(rule: Rule): Rule {
  return { ...rule, isOptional: true };
}

export function isListOf(value: unknown, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(accepts);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
