// The answers of DynamoDB to failing transactions, and to writes that conflict with a transaction.

import type { Behaviour } from "./handler-front.ts";

/** Answers that a transaction is cancelled, with one reason for each of its parts. */
export const cancel =
  (...codes: string[]): Behaviour =>
  (_forward, res) => {
    const body = {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`,
      CancellationReasons: codes.map((Code) => ({ Code })),
    };
    res.writeHead(400, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  };

/** A part of a transaction, as the SDK sent it. */
// biome-ignore lint/suspicious/noExplicitAny: tests assert the shape
export type Part = Record<string, any>;

/** Describes the parts of a transaction: `Put users ada`, `Delete claims email#a@x.org`. */
export function partsOf(input: Record<string, unknown>): string[] {
  return (input.TransactItems as Part[]).map((part) => {
    const [[kind, { TableName, Item, Key }] = ["", {} as Part]] = Object.entries(part);
    const { id, claim } = Item ?? Key;
    return `${kind} ${TableName} ${(claim ?? id).S}`;
  });
}
