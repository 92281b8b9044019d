// Checks the form of a request by dynalite's declarations, with DynamoDB's current messages.
import validations from "dynalite/validations/index.js";
import { checkCompiled, checkLengths } from "../expressions/expression-limits.ts";
import { withNear } from "../expressions/syntax-error.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { checkDepth } from "./depth.ts";
import { inWords } from "./words.ts";

/** The properties of a request, each with its type and limits: `{ Limit: { type: "Integer", greaterThanOrEqual: 1 } }`. */
// biome-ignore lint/suspicious/noExplicitAny: the declarations of lists and structures hold others at any depth
export type Types = Record<string, any>;

/** A check that no declaration can express. It returns a message for an error, and may compile expressions into `_…` properties. */
export type Check = (input: Output) => string | null | undefined;

/** The greatest size of an item, in bytes. */
export const largestItem = 400 * 1024;

/** The store that dynalite's checks expect. They read only its options. */
export const dynaliteStore = { options: { maxItemSize: largestItem } };

const emptyValue = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

/**
 * Returns a copy of the input with only its declared properties, its expressions compiled and its numbers in normal form.
 *
 * @throws ServiceError, or an Error of dynalite's with `statusCode` and `body`
 */
export function checkInput(operation: string, input: Output, types: Types, check?: Check): Output {
  const data: Output = validations.checkTypes(input, types);
  // The copy has no `null` inside structures. Any `null` left is an attribute's value.
  if (hasNull(data)) throw validationError(inWords(operation, emptyValue));
  validations.checkValidations(data, types);
  const fault = check?.(data);
  if (fault) throw validationError(inWords(operation, fault));
  return data;
}

/** Tells whether a value is `null`, or has one in its lists and maps. As an attribute's value it has no data type. */
function hasNull(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.values(value).some(hasNull));
}

/** Wraps a check of dynalite's that compiles expressions, and adds DynamoDB's current limits and messages. */
export function withExpressions(check: (data: Output, store: object) => string | null | undefined): Check {
  return (input) =>
    checkLengths(input) ??
    checkDepth(input) ??
    withNear(input, check(input, dynaliteStore)) ??
    checkConditionalOperator(input) ??
    checkCompiled(input);
}

/** Checks and compiles the expressions of a request's part. */
export const compileExpressions = withExpressions((data) => validations.validateExpressions(data));

/** Returns DynamoDB's message when there are not two conditions of the older form to join. It is that of AWS's DynamoDB local. */
function checkConditionalOperator(input: Output): string | undefined {
  if (input.ConditionalOperator === undefined) return undefined;
  const conditions = input.Expected ?? input.QueryFilter ?? input.ScanFilter;
  if (!conditions) return "ConditionalOperator cannot be used without Filter or Expected";
  return Object.keys(conditions).length < 2
    ? "ConditionalOperator can only be used when Filter or Expected has two or more elements"
    : undefined;
}
