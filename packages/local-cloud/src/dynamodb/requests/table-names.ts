// Replaces the ARNs of tables in a request by the tables' names.
import { isRecord } from "../../resources/is-record.ts";
import type { Store } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import { notFound } from "../values/service-error.ts";

export interface Named {
  input: Output;
  /** Returns a table's name as the client wrote it, which may be an ARN. */
  shown(tableName: string): string;
}

const tableArn = /^arn:[^:]+:dynamodb:([^:]*):(\d*):table\/([^/:]+)$/;

/**
 * Returns the input with tables' names in place of their ARNs.
 *
 * @throws ServiceError for a table of another region or account
 */
export function withNames({ region, account }: Pick<Store, "region" | "account">, input: Output): Named {
  const given = new Map<string, string>();
  const nameOf = (text: unknown): unknown => {
    const [, ofRegion, ofAccount, name] = tableArn.exec(String(text)) ?? [];
    if (!name) return text;
    if (ofRegion !== region || ofAccount !== account) throw notFound();
    given.set(name, String(text));
    return name;
  };
  const named = (part: unknown): unknown =>
    isRecord(part) && "TableName" in part ? { ...part, TableName: nameOf(part.TableName) } : part;
  const { RequestItems, TransactItems } = input;
  return {
    input: {
      ...(named(input) as Output),
      ...(isRecord(RequestItems) && {
        RequestItems: Object.fromEntries(
          Object.entries(RequestItems).map(([name, part]) => [String(nameOf(name)), part]),
        ),
      }),
      ...(Array.isArray(TransactItems) && {
        TransactItems: TransactItems.map((entry) => (isRecord(entry) ? mapValues(entry, named) : entry)),
      }),
    },
    shown: (name) => given.get(name) ?? name,
  };
}

function mapValues(value: Output, map: (value: unknown) => unknown): Output {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, map(each)]));
}
