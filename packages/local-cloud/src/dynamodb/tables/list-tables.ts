// Runs ListTables.
import type { Request } from "../store/request.ts";
import type { Output } from "../values/item.ts";

const mostNames = 100;

export async function listTables({ store, input }: Request): Promise<Output> {
  const { ExclusiveStartTableName: start, Limit = mostNames } = input;
  const names = [...store.tables.keys()].sort().filter((name) => start === undefined || name > start);
  const TableNames = names.slice(0, Limit);
  return {
    TableNames,
    ...(names.length > TableNames.length && { LastEvaluatedTableName: TableNames[TableNames.length - 1] }),
  };
}
