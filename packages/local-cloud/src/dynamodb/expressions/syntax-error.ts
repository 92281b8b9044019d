// Words syntax errors as DynamoDB does: with the wrong token and the text beside it.
import conditionParser from "dynalite/db/conditionParser.js";
import projectionParser from "dynalite/db/projectionParser.js";
import updateParser from "dynalite/db/updateParser.js";
import type { Output } from "../values/item.ts";

const parsers: Record<string, typeof conditionParser> = {
  ConditionExpression: conditionParser,
  FilterExpression: conditionParser,
  KeyConditionExpression: conditionParser,
  ProjectionExpression: projectionParser,
  UpdateExpression: updateParser,
};

const token = /[#:]?[A-Za-z0-9_]+|<>|<=|>=|\s+|./gs;
const isBlank = (text: string | undefined) => text !== undefined && /^\s+$/.test(text);

/** Adds the token and its neighbours to a parser's syntax error. Other messages stay as they are. */
export function withNear(input: Output, fault: string | null | undefined): string | undefined {
  const [, name = ""] = /^Invalid (\w+): Syntax error; /.exec(fault ?? "") ?? [];
  const parser = parsers[name];
  if (!parser) return fault ?? undefined;
  const text = String(input[name]);
  const [at, near] = place(text, offsetOf(parser, text));
  return `Invalid ${name}: Syntax error; token: "${at}", near: "${near}"`;
}

/** Returns the offset at which the parser failed, or else the length of the text. */
function offsetOf(parser: typeof conditionParser, text: string): number {
  const context = { attrNames: {}, attrVals: {}, isReserved: () => false, compare: () => false };
  try {
    parser.parse(text, { context });
    return text.length;
  } catch (error) {
    return (error as { location?: { start: { offset: number } } }).location?.start.offset ?? text.length;
  }
}

/** Returns the token at an offset, alone and with its two neighbours. */
function place(text: string, offset: number): [token: string, near: string] {
  const tokens = text.match(token) ?? [];
  let index = 0;
  for (let end = 0; index < tokens.length; index++) {
    end += (tokens[index] ?? "").length;
    if (offset < end) break;
  }
  if (isBlank(tokens[index])) index++;
  const at = tokens[index];
  const before = isBlank(tokens[index - 1])
    ? tokens.slice(Math.max(index - 2, 0), index)
    : tokens.slice(index - 1, index);
  const after = isBlank(tokens[index + 1])
    ? tokens.slice(index + 1, index + 3)
    : tokens.slice(index + 1, index + 2);
  return [at ?? "<EOF>", [...before, ...(at === undefined ? [] : [at, ...after])].join("")];
}
