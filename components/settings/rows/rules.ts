// What an argument may be: the kinds of rules that the rows of the settings are made of.
import * as v from "valibot";

/** What an argument must be. */
export interface Rule<Value = unknown> {
  /** How `Pulumi.yaml` writes it. */
  type: "string" | "integer" | "boolean" | "array" | "object";
  /** Completes the sentence "Expected `name` to be …". */
  expected: string;
  schema: v.GenericSchema<Value>;
}

export function accepts({ schema }: Rule, value: unknown): boolean {
  return v.is(schema, value);
}

/** One of a closed set of texts, `Gateway` or the like, or of a few numbers. */
export function oneOf<const Value extends string | number>(
  values: Record<string, Value> | readonly Value[],
): Rule<Value> {
  const options = Object.values(values);
  return {
    type: typeof options[0] === "number" ? "integer" : "string",
    expected: `one of ${options.join(", ")}`,
    schema: v.picklist(options),
  };
}

export function integer(from: number, to: number): Rule<number> {
  return {
    type: "integer",
    expected: `an integer from ${from} to ${to}`,
    schema: v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to)),
  };
}

export function boolean(): Rule<boolean> {
  return { type: "boolean", expected: "true or false", schema: v.boolean() };
}

export function text(expected: string, pattern: RegExp): Rule<string> {
  return { type: "string", expected, schema: v.pipe(v.string(), v.regex(pattern)) };
}

/** A list of texts that are right one by one and together. */
export function list(
  expected: string,
  accepts: (item: string) => boolean,
  together: (items: string[]) => boolean,
): Rule<string[]> {
  const item = v.pipe(v.string(), v.check(accepts));
  return { type: "array", expected, schema: v.pipe(v.array(item), v.check(together)) };
}

/** Texts by texts. */
export function record(expected: string, key: RegExp, value: RegExp): Rule<Record<string, string>> {
  // To valibot alone a list is a record too.
  const noList = v.custom<Record<string, string>>((input) => !Array.isArray(input));
  const ofTexts = v.record(v.pipe(v.string(), v.regex(key)), v.pipe(v.string(), v.regex(value)));
  return { type: "object", expected, schema: v.pipe(noList, ofTexts) };
}
