// Reads the parts of a TransactWriteItems request.
import type { Output } from "../values/item.ts";

/** The kinds of parts, each with the name of its IAM action. */
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

/** Returns the one part in an entry of `TransactItems`. */
export function writePartOf(entry: Output): WritePart {
  const kind = Object.keys(entry)[0] as WriteKind;
  return { kind, input: entry[kind] };
}
