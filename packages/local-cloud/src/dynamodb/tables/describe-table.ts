// Runs DescribeTable.
import type { Request } from "../store/request.ts";
import type { Output } from "../values/item.ts";
import { describe } from "./describe.ts";
import { findTable } from "./find-table.ts";

export async function describeTable({ store, input }: Request): Promise<Output> {
  return { Table: describe(findTable(store, input.TableName)) };
}
