// Finds the attributes that a request names.
import type { Operand, Path } from "../expressions/evaluate.ts";
import type { Output } from "../values/item.ts";
import { itemsOf } from "./leading-keys.ts";

/** Returns the names of top-level attributes: those in keys and items, in expressions, and in the older parameters. */
export function attributesOf(part: Output | Output[]): string[] {
  if (Array.isArray(part)) return unique(itemsOf(part).flatMap(namesOf));
  const { _projection, _filter, _condition, _updates, AttributesToGet = [], Keys = [] } = part;
  const listed = [part.Key, part.Item, part.KeyConditions, part.QueryFilter, part.ScanFilter, part.Expected];
  const sections: Output[] = _updates?.sections ?? [];
  return unique([
    ...[...listed, part.AttributeUpdates, ...Keys].flatMap(namesOf),
    ...AttributesToGet,
    ...[...(_projection?.paths ?? []), ...sections.map(({ path }) => path)].map(headOf),
    ...[_filter?.expression, _condition?.expression, ...sections.map(({ val }) => val)].flatMap(headsIn),
  ]);
}

function namesOf(record: object | undefined): string[] {
  return Object.keys(record ?? {});
}

function headOf(path: string | Path): string {
  return String(Array.isArray(path) ? path[0] : path);
}

/** Returns the first step of each path in a compiled expression. */
function headsIn(operand: Operand | undefined): string[] {
  if (Array.isArray(operand)) return [headOf(operand)];
  return operand && "args" in operand ? operand.args.flatMap(headsIn) : [];
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
