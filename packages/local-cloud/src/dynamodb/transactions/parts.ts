// The parts of a transaction: what each asks for, and of which table.
import type { Output } from "../values/item.ts";

/** The action that IAM knows each part by. */
export const writeParts = {
  ConditionCheck: "ConditionCheckItem",
  Delete: "DeleteItem",
  Put: "PutItem",
  Update: "UpdateItem",
} as const;

export type WriteKind = keyof typeof writeParts;

export interface WritePart {
  kind: WriteKind;
  input: Output;
}

/** The one action of an entry of `TransactItems`. */
export function writePartOf(entry: Output): WritePart {
  const kind = Object.keys(entry)[0] as WriteKind;
  return { kind, input: entry[kind] };
}
