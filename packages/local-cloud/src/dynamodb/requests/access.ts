// The IAM permissions that a request needs: an action on each table, index or stream that it names.
import { type WriteKind, writeParts } from "../transactions/parts.ts";
import type { Output } from "../values/item.ts";

export interface Access {
  /** The action as a policy names it, such as `dynamodb:GetItem`. */
  action: string;
  /** An ARN, or `*`. */
  resource: string;
}

/**
 * Returns the permissions that a request needs.
 *
 * @param tables the beginning of the caller's ARNs, before `table/…`
 */
export function accessOf(operation: string, input: Output, tables: string): Access[] {
  const arnOf = (name: unknown) =>
    String(name).startsWith("arn:") ? String(name) : `${tables}table/${String(name)}`;
  // IAM has no action for transactions: each part needs its own.
  if (operation === "TransactWriteItems" || operation === "TransactGetItems")
    return partsOf(input).map(([kind, { TableName }]) => ({
      action: `dynamodb:${kind === "Get" ? "GetItem" : writeParts[kind as WriteKind]}`,
      resource: arnOf(TableName),
    }));
  const action = `dynamodb:${operation}`;
  const index = typeof input.IndexName === "string" ? `/index/${input.IndexName}` : "";
  const names = [input.TableName, ...Object.keys(Object(input.RequestItems))].filter(
    (name) => typeof name === "string",
  );
  const others = [input.ResourceArn, input.StreamArn, streamOf(input.ShardIterator)];
  const resources = [
    ...(operation === "ListStreams" ? [] : names.map((name) => arnOf(name) + index)),
    ...others.filter((arn): arn is string => typeof arn === "string"),
  ];
  return resources.length > 0
    ? resources.map((resource) => ({ action, resource }))
    : [{ action, resource: "*" }];
}

/** Returns the ARN of the stream that an iterator begins with. */
function streamOf(iterator: unknown): string | undefined {
  return typeof iterator === "string" ? iterator.split("|")[0] : undefined;
}

/** Returns the readable parts of a transaction. A later check refuses all others. */
function partsOf({ TransactItems }: Output): [kind: string, part: Output][] {
  const entries: unknown[] = Array.isArray(TransactItems) ? TransactItems : [];
  return entries
    .flatMap((entry) => Object.entries(Object(entry)))
    .filter(
      ([kind, part]) => (kind === "Get" || kind in writeParts) && typeof part === "object" && part !== null,
    )
    .map(([kind, part]) => [kind, part as Output]);
}
