// Compiles one alternative of a filter pattern, as AWS's event-ruler does: `"a"`, `{ "prefix": "a" }`, `{ "numeric": [">", 0] }`.
import { BlockList, isIP } from "node:net";
import { isRecord } from "../../resources/is-record.ts";

/** A value of a record that is neither an object nor a list. */
export type Leaf = string | number | boolean | null;

/** Tests a record's values at one place against an alternative. The list is empty when the record lacks the attribute. */
export type ValueRule = (values: Leaf[]) => boolean;

/**
 * Compiles one alternative of a filter pattern.
 *
 * @throws Error that names the mistake in the alternative
 */
export function valueRule(rule: unknown): ValueRule {
  if (isLeaf(rule)) return (values) => values.includes(rule);
  const [operator, operand] = only(rule);
  if (operator === "exists") {
    if (typeof operand !== "boolean") throw new Error(`\`exists\` takes true or false, got ${show(operand)}`);
    return (values) => values.length > 0 === operand;
  }
  const holds = condition(operator, operand);
  return (values) => values.some(holds);
}

export function show(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function only(rule: unknown): [operator: string, operand: unknown] {
  const entries = Array.isArray(rule) ? [] : Object.entries(rule as object);
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new Error(`an alternative has one operator, got ${show(rule)}`);
  return entry;
}

function condition(operator: string, operand: unknown): (value: Leaf) => boolean {
  switch (operator) {
    case "anything-but":
      return anythingBut(operand);
    case "numeric":
      return numeric(operand);
    case "cidr":
      return cidr(operand);
    default:
      return onText(operator, operand);
  }
}

function anythingBut(operand: unknown): (value: Leaf) => boolean {
  if (isRecord(operand)) {
    const [operator, texts] = only(operand);
    const refused = [texts].flat().map((text) => {
      if (text === "" && operator !== "wildcard")
        throw new Error(`\`${operator}\` takes a text that is not empty inside of \`anything-but\``);
      return ofText(operator, text);
    });
    return (value) => !refused.some((holds) => holds(value));
  }
  const refused = [operand].flat();
  const types = new Set(refused.map((one) => typeof one));
  if (types.size !== 1 || !(types.has("string") || types.has("number")))
    throw new Error(`\`anything-but\` takes texts or numbers, got ${show(operand)}`);
  return (value) => !refused.includes(value);
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  "=": (value, bound) => value === bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};

function numeric(operand: unknown): (value: Leaf) => boolean {
  const [sign, bound, upperSign, top, ...more] = Array.isArray(operand) ? operand : [];
  const holds = comparison(sign, bound);
  const isRange = upperSign !== undefined;
  const below = isRange ? comparison(upperSign, top) : () => true;
  const isRangeInOrder = /^>/.test(String(sign)) && /^</.test(String(upperSign)) && bound < top;
  if (!holds || !below || more.length > 0 || (isRange && !isRangeInOrder))
    throw new Error(
      `\`numeric\` takes one comparison or a range such as [">", 0, "<=", 5], got ${show(operand)}`,
    );
  return (value) => typeof value === "number" && holds(value) && below(value);
}

function comparison(sign: unknown, bound: unknown): ((value: number) => boolean) | undefined {
  const compare = Object.hasOwn(comparisons, String(sign)) ? comparisons[String(sign)] : undefined;
  return compare && typeof bound === "number" ? (value) => compare(value, bound) : undefined;
}

function cidr(operand: unknown): (value: Leaf) => boolean {
  const [address = "", bits = ""] = String(operand).split("/");
  const version = isIP(address);
  if (version === 0 || !/^\d+$/.test(bits) || Number(bits) > (version === 6 ? 128 : 32))
    throw new Error(`\`cidr\` takes a network such as "10.0.0.0/24", got ${show(operand)}`);
  const family = (ip: string) => (isIP(ip) === 6 ? "ipv6" : "ipv4");
  const network = new BlockList();
  network.addSubnet(address, Number(bits), family(address));
  return (value) => typeof value === "string" && isIP(value) > 0 && network.check(value, family(value));
}

function onText(operator: string, operand: unknown): (value: Leaf) => boolean {
  if (typeof operand === "object" && operand !== null && /^(?:pre|suf)fix$/.test(operator)) {
    const [inner, text] = only(operand);
    if (inner === "equals-ignore-case") return ofText(operator, text, (one) => one.toLowerCase());
  }
  return ofText(operator, operand);
}

function ofText(operator: string, operand: unknown, fold = (text: string) => text) {
  if (typeof operand !== "string") throw new Error(`\`${operator}\` takes a text, got ${show(operand)}`);
  const wanted = fold(operand);
  const tests: Record<string, (text: string) => boolean> = {
    prefix: (text) => fold(text).startsWith(wanted),
    suffix: (text) => fold(text).endsWith(wanted),
    "equals-ignore-case": (text) => text.toLowerCase() === operand.toLowerCase(),
    wildcard: (text) => wildcard(operand).test(text),
  };
  const holds = Object.hasOwn(tests, operator) ? tests[operator] : undefined;
  if (!holds) throw new Error(`there is no operator \`${operator}\``);
  if (operator === "wildcard") wildcard(operand);
  return (value: Leaf) => typeof value === "string" && holds(value);
}

/** Compiles a wildcard: `*` stands for any characters, `\*` for a star, `\\` for a backslash. */
function wildcard(pattern: string): RegExp {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(pattern) || !/^(?:[^\\]|\\[*\\])*$/s.test(pattern))
    throw new Error(
      `\`wildcard\` takes single stars, and escapes of \\* and \\\\ alone, got ${show(pattern)}`,
    );
  const source = pattern.replace(/\\([*\\])|([*])|([.+?^${}()|[\]/])/g, (_, escaped, star, special) =>
    star ? ".*" : `\\${escaped ?? special}`,
  );
  return new RegExp(`^${source}$`, "s");
}
