// Computes the value that SET assigns: a given value, another attribute's, a sum, or a function's result.
import Big from "big.js";
import { type Path, valueAt } from "../expressions/evaluate.ts";
import type { AttributeValue, Item } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";

/** A sum, a difference, or a function, with its operands. */
interface Computed {
  type: "add" | "subtract" | "function";
  name?: string;
  args: SetValue[];
}

export type SetValue = Path | Computed | AttributeValue;

/** The message for a value of a type that an operator does not take. */
export const wrongOperand = "An operand in the update expression has an incorrect data type";

/** Computes the value that SET assigns. @throws ServiceError for an attribute that is missing or has the wrong type */
export function resolveValue(value: SetValue, item: Item): AttributeValue {
  if (Array.isArray(value)) {
    const found = valueAt(item, value);
    if (!found)
      throw validationError("The provided expression refers to an attribute that does not exist in the item");
    return found;
  }
  return "args" in value ? compute(value, item) : value;
}

function compute({ type, name, args }: Computed, item: Item): AttributeValue {
  const [first, second] = args as [SetValue, SetValue];
  if (name === "if_not_exists") return valueAt(item, first as Path) ?? resolveValue(second, item);
  const [one, other] = [resolveValue(first, item), resolveValue(second, item)];
  if (type !== "function") return sum(one, type, other);
  if (!one.L || !other.L) throw validationError(wrongOperand);
  return { L: [...one.L, ...other.L] };
}

/**
 * Adds or subtracts two numbers.
 *
 * @throws ServiceError when a value is not a number, or the result is out of range
 */
export function sum(one: AttributeValue, type: "add" | "subtract", other: AttributeValue): AttributeValue {
  if (one.N === undefined || other.N === undefined) throw validationError(wrongOperand);
  const result = type === "add" ? new Big(one.N).plus(other.N) : new Big(one.N).minus(other.N);
  if (result.e > 125)
    throw validationError(
      "Number overflow. Attempting to store a number with magnitude larger than supported range",
    );
  if (result.e < -130)
    throw validationError(
      "Number underflow. Attempting to store a number with magnitude smaller than supported range",
    );
  if (result.c.length > 38)
    throw validationError("Attempting to store more than 38 significant digits in a Number");
  return { N: result.toFixed() };
}
