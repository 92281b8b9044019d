// Whether a request has the form that its operation asks for, in dynalite's declarations and DynamoDB's words of today.
import validations from "dynalite/validations/index.js";
import { checkCompiled, checkLengths } from "../expressions/expression-limits.ts";
import { withNear } from "../expressions/syntax-error.ts";
import type { Output } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { checkConditionalOperator } from "./conditional-operator.ts";
import { checkDepth } from "./depth.ts";
import { emptyValue, hasNull } from "./nulls.ts";
import { inWords } from "./words.ts";

/** What a request may have: each property with its type and limits, as dynalite declares them. */
export type Types = Record<string, Record<string, unknown> | string>;

/** A check that a declaration cannot say; a text is what is wrong. It may compile expressions into `_…` properties. */
export type Check = (input: Output) => string | null | undefined;

/** The largest item, in bytes. */
export const largestItem = 400 * 1024;

/**
 * A copy of the input with what is declared, its expressions compiled and its numbers in one form.
 *
 * @throws ServiceError, or an Error of dynalite's with `statusCode` and `body`
 */
export function checkInput(operation: string, input: Output, types: Types, check?: Check): Output {
  const data: Output = validations.checkTypes(input, types);
  // Of structures the copy has no such members.
  if (hasNull(data)) throw validationError(inWords(operation, emptyValue));
  validations.checkValidations(data, types);
  const fault = check?.(data);
  if (fault) throw validationError(inWords(operation, fault));
  return data;
}

/** A check of dynalite's that compiles expressions, with the limits and words of today around it. */
export function withExpressions(check: (data: never, store: object) => string | null | undefined): Check {
  const store = { options: { maxItemSize: largestItem } };
  return (input) =>
    checkLengths(input) ??
    checkDepth(input) ??
    withNear(input, check(input as never, store)) ??
    checkConditionalOperator(input) ??
    checkCompiled(input);
}

/** Compiles the expressions of a part of a request. */
export const compileExpressions = withExpressions((data) => validations.validateExpressions(data));
