// Checks expressions against DynamoDB's limits of length, operators and depth.
import { type AttributeValue, type Output, typeOf } from "../values/item.ts";
import type { Call, Operand, Path } from "./evaluate.ts";

const mostBytes = 4096;
const mostOperators = 300;
const mostOperandsOfIn = 100;
const deepestPath = 32;
const highestPlace = 2 ** 31 - 1;

/** The operators that compare by order. They need operands of the types in `ordered`. */
const ordering = new Set(["<", "<=", ">", ">=", "between"]);
const ordered = new Set(["S", "N", "B"]);

const kinds = {
  UpdateExpression: "_updates",
  ConditionExpression: "_condition",
  KeyConditionExpression: "_keyCondition",
  FilterExpression: "_filter",
  ProjectionExpression: "_projection",
} as const;

/** Returns DynamoDB's message for an expression that is too long. DynamoDB checks lengths before syntax. */
export function checkLengths(input: Output): string | undefined {
  for (const kind of Object.keys(kinds)) {
    const bytes = typeof input[kind] === "string" ? Buffer.byteLength(input[kind]) : 0;
    if (bytes > mostBytes)
      return `Invalid ${kind}: Expression size has exceeded the maximum allowed size; expression size: ${bytes}`;
  }
  return undefined;
}

/** Returns DynamoDB's message for a compiled expression that breaks a limit. */
export function checkCompiled(input: Output): string | undefined {
  for (const [kind, compiled] of Object.entries(kinds)) {
    const fault = input[compiled] && faultOf(input[compiled]);
    if (fault) return `Invalid ${kind}: ${fault}`;
  }
  return undefined;
}

function faultOf({ expression, paths = [], sections = [] }: Output): string | undefined {
  const found = { operators: 0, paths: [...paths, ...sections.map(({ path }: Output) => path)] as Path[] };
  const fault = expression && count(expression, found);
  if (fault) return fault;
  if (found.operators > mostOperators)
    return `The expression contains too many operators; operator count: ${mostOperators + 1}`;
  const far = found.paths.flat().find((step) => typeof step === "number" && step > highestPlace);
  if (far !== undefined) return `List index is not within the allowable range; index: [${far}]`;
  const deep = found.paths.find((path) => Array.isArray(path) && path.length > deepestPath);
  return deep && `The document path has too many nesting levels; nesting levels: ${deep.length}`;
}

/** Returns the type of an operand that is a value; `undefined` for a path or a call. */
function typeGiven(operand: Operand): string | undefined {
  return operand && !Array.isArray(operand) && !("args" in operand)
    ? typeOf(operand as AttributeValue)
    : undefined;
}

function count(operand: Operand, found: { operators: number; paths: Path[] }): string | undefined {
  if (Array.isArray(operand)) {
    found.paths.push(operand);
    return undefined;
  }
  if (!operand || !("args" in operand)) return undefined;
  const { type, args } = operand as Call;
  if (type !== "function") found.operators += 1;
  const unordered = ordering.has(type)
    ? args.map(typeGiven).find((each) => each && !ordered.has(each))
    : undefined;
  if (unordered)
    return `Incorrect operand type for operator or function; operator: ${type.toUpperCase()}, operand type: ${unordered}`;
  if (type === "in" && args.length - 1 > mostOperandsOfIn)
    return `The IN operator is provided with too many operands; number of operands: ${args.length - 1}`;
  for (const each of args) {
    const fault = count(each, found);
    if (fault) return fault;
  }
  return undefined;
}
