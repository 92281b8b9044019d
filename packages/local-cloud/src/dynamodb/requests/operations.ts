// The operations that are served: each with what its request may have, and what it does.
import { batchForms } from "../checks/batch-operations.ts";
import { type Form, itemForms } from "../checks/item-operations.ts";
import { readForms } from "../checks/read-operations.ts";
import { tableForms } from "../checks/table-operations.ts";
import { tagForms } from "../checks/tag-operations.ts";
import { transactionForms } from "../checks/transaction-operations.ts";
import { ttlForms } from "../checks/ttl-operations.ts";
import { batchWriteItem } from "../items/batch-write-item.ts";
import { put } from "../items/put.ts";
import { remove } from "../items/remove.ts";
import { update } from "../items/update.ts";
import { writeItem } from "../items/write-item.ts";
import { batchGetItem } from "../reads/batch-get-item.ts";
import { getItem } from "../reads/get-item.ts";
import { query } from "../reads/query.ts";
import { scan } from "../reads/scan.ts";
import type { Request } from "../store/request.ts";
import { createTable } from "../tables/create-table.ts";
import { deleteTable } from "../tables/delete-table.ts";
import { describeTable } from "../tables/describe-table.ts";
import { listTables } from "../tables/list-tables.ts";
import { listTagsOfResource, tagResource, untagResource } from "../tables/tags.ts";
import { describeTimeToLive, updateTimeToLive } from "../tables/ttl.ts";
import { transactGetItems } from "../transactions/transact-get-items.ts";
import { transactWriteItems } from "../transactions/transact-write-items.ts";
import type { Output } from "../values/item.ts";

export interface Operation extends Form {
  run(request: Request): Promise<Output>;
}

/** By their names. */
export const operations: Record<string, Operation> = {
  BatchGetItem: { ...batchForms.BatchGetItem, run: batchGetItem },
  BatchWriteItem: { ...batchForms.BatchWriteItem, run: batchWriteItem },
  CreateTable: { ...tableForms.CreateTable, run: createTable },
  DeleteItem: { ...itemForms.DeleteItem, run: (request) => writeItem(request, remove) },
  DeleteTable: { ...tableForms.DeleteTable, run: deleteTable },
  DescribeTable: { ...tableForms.DescribeTable, run: describeTable },
  DescribeTimeToLive: { ...ttlForms.DescribeTimeToLive, run: describeTimeToLive },
  GetItem: { ...itemForms.GetItem, run: getItem },
  ListTables: { ...tableForms.ListTables, run: listTables },
  ListTagsOfResource: { ...tagForms.ListTagsOfResource, run: listTagsOfResource },
  PutItem: { ...itemForms.PutItem, run: (request) => writeItem(request, put) },
  Query: { ...readForms.Query, run: query },
  Scan: { ...readForms.Scan, run: scan },
  TagResource: { ...tagForms.TagResource, run: tagResource },
  TransactGetItems: { ...transactionForms.TransactGetItems, run: transactGetItems },
  TransactWriteItems: { ...transactionForms.TransactWriteItems, run: transactWriteItems },
  UntagResource: { ...tagForms.UntagResource, run: untagResource },
  UpdateItem: { ...itemForms.UpdateItem, run: (request) => writeItem(request, update) },
  UpdateTimeToLive: { ...ttlForms.UpdateTimeToLive, run: updateTimeToLive },
};
