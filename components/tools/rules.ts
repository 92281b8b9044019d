// The rules that check values: settings, and properties of routes and fields.

/** A check of one value, with the words for its error. */
export interface Rule {
  /** The end of the sentence "Expected `name` to be …". */
  expected: string;
  accepts(value: unknown): boolean;
  /** Set when the property may be left out. */
  isOptional?: true;
}

/** A rule for values of one type that Pulumi.yaml can hold. */
export interface TypedRule<Value = unknown> extends Rule {
  /** The name of the type in Pulumi.yaml. */
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

/** Returns the rule for a value that is one of a few texts, such as those of `Gateway`, or of a few numbers. */
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

/** Returns the rule for a list of texts: `accepts` checks each text, `together` the whole list. */
export function list(
  expected: string,
  accepts: (item: string) => boolean,
  together: (items: string[]) => boolean,
): TypedRule<string[]> {
  const isRight = (item: unknown) => typeof item === "string" && accepts(item);
  return typed("array", expected, (value) => isListOf(value, isRight) && together(value as string[]));
}

/** Returns the rule for an object of strings whose keys and values match the patterns. */
export function record(expected: string, key: RegExp, value: RegExp): TypedRule<Record<string, string>> {
  const isRight = ([name, of]: [string, unknown]) =>
    key.test(name) && typeof of === "string" && value.test(of);
  return typed("object", expected, (of) => isRecord(of) && Object.entries(of).every(isRight));
}

/** Returns the rule as one for a property that may be left out. */
export function optional(rule: Rule): Rule {
  return { ...rule, isOptional: true };
}

export function isListOf(value: unknown, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(accepts);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
