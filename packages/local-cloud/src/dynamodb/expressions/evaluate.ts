// Tests an item against a compiled condition or filter.
import { compareValues } from "../values/compare-values.ts";
import { type AttributeValue, attributeOf, type Item, typeOf } from "../values/item.ts";
import { sameValue } from "../values/same-value.ts";

/** A path in an item. Each step is an attribute's name, or a place in a list. */
export type Path = (string | number)[];

/** A compiled operator or function, with its operands. */
export interface Call {
  /** The operator, or `function`. */
  type: string;
  /** The name of the function. */
  name?: string;
  args: Operand[];
}

export type Operand = Path | Call | AttributeValue;

/** Tells whether an item meets a compiled condition. For a missing item, pass `{}`. */
export function meets(item: Item, { type, name, args }: Call): boolean {
  switch (type) {
    case "and":
      return args.every((each) => meets(item, each as Call));
    case "or":
      return args.some((each) => meets(item, each as Call));
    case "not":
      return !meets(item, args[0] as Call);
    default: {
      const [first, ...others] = args.map((each) => resolve(item, each));
      return holds(type === "function" ? (name ?? "") : type, first, others);
    }
  }
}

/** Returns the value at a path of an item. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let at: AttributeValue | undefined = { M: item };
  for (const step of path) at = typeof step === "number" ? at?.L?.[step] : at?.M && attributeOf(at.M, step);
  return at;
}

function resolve(item: Item, operand: Operand): AttributeValue | undefined {
  if (Array.isArray(operand)) return valueAt(item, operand);
  if (isCall(operand)) return sizeOf(resolve(item, operand.args[0] as Operand));
  return operand;
}

function isCall(operand: Call | AttributeValue): operand is Call {
  return "args" in operand;
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (!value) return undefined;
  const count = (length: number) => ({ N: String(length) });
  if (value.S !== undefined) return count(value.S.length);
  if (value.B !== undefined) return count(Buffer.byteLength(value.B, "base64"));
  const list = value.SS ?? value.NS ?? value.BS ?? value.L;
  if (list) return count(list.length);
  return value.M && count(Object.keys(value.M).length);
}

type Holds = (value: AttributeValue, others: (AttributeValue | undefined)[]) => boolean;

/** Tells whether an operator, named as in expressions, is true for values. A missing attribute is `undefined`. */
export function holds(
  operator: string,
  value: AttributeValue | undefined,
  others: (AttributeValue | undefined)[],
): boolean {
  if (operator === "attribute_not_exists") return value === undefined;
  if (operator === "<>") return !value || !others[0] || !sameValue(value, others[0]);
  return value !== undefined && operators[operator]?.(value, others) === true;
}

const ordered =
  (accepts: (order: number) => boolean): Holds =>
  (value, [other]) => {
    const order = other && compareValues(value, other);
    return order !== undefined && accepts(order);
  };

const equals: Holds = (value, [other]) => other !== undefined && sameValue(value, other);

const operators: Record<string, Holds> = {
  attribute_exists: () => true,
  attribute_type: (value, [type]) => typeOf(value) === type?.S,
  "=": equals,
  "<": ordered((order) => order < 0),
  "<=": ordered((order) => order <= 0),
  ">": ordered((order) => order > 0),
  ">=": ordered((order) => order >= 0),
  between: (value, [low, high]) =>
    ordered((order) => order >= 0)(value, [low]) && ordered((order) => order <= 0)(value, [high]),
  in: (value, others) => others.some((other) => equals(value, [other])),
  begins_with: (value, [start]) => {
    if (value.S !== undefined) return start?.S !== undefined && value.S.startsWith(start.S);
    if (value.B === undefined || start?.B === undefined) return false;
    const [bytes, first] = [Buffer.from(value.B, "base64"), Buffer.from(start.B, "base64")];
    return bytes.subarray(0, first.length).equals(first);
  },
  contains: (value, [part]) => part !== undefined && contains(value, part),
};

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.L) return value.L.some((each) => sameValue(each, part));
  if (part.S !== undefined) return (value.S ?? value.SS ?? []).includes(part.S);
  if (part.N !== undefined) return (value.NS ?? []).includes(part.N);
  if (part.B === undefined) return false;
  if (value.B === undefined) return (value.BS ?? []).includes(part.B);
  return Buffer.from(value.B, "base64").includes(Buffer.from(part.B, "base64"));
}
