// The attributes that a request names.
import type { Operand, Path } from "../expressions/evaluate.ts";
import type { Output } from "../values/item.ts";

/** The names of the attributes at the top of an item: of keys and items, and of expressions and what came before these. */
export function attributesOf(part: Output | Output[]): string[] {
  if (Array.isArray(part))
    return unique(
      part.flatMap(({ PutRequest, DeleteRequest }) => namesOf(PutRequest?.Item ?? DeleteRequest?.Key)),
    );
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

/** The first steps of the paths in a compiled expression. */
function headsIn(operand: Operand | undefined): string[] {
  if (Array.isArray(operand)) return [headOf(operand)];
  return operand && "args" in operand ? operand.args.flatMap(headsIn) : [];
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
