// The table of operations: each with the form of its request and the function that runs it.
import { accountForms } from "../checks/account-operations.ts";
import { batchForms } from "../checks/batch-operations.ts";
import { type Form, itemForms } from "../checks/item-operations.ts";
import { readForms } from "../checks/read-operations.ts";
import { streamForms } from "../checks/stream-operations.ts";
import { tableForms } from "../checks/table-operations.ts";
import { tagForms } from "../checks/tag-operations.ts";
import { transactionForms } from "../checks/transaction-operations.ts";
import { ttlForms } from "../checks/ttl-operations.ts";
import { updateTableForms } from "../checks/update-table.ts";
import { put, remove } from "../items/action.ts";
import { batchWriteItem } from "../items/batch-write-item.ts";
import { update } from "../items/update.ts";
import { writeItem } from "../items/write-item.ts";
import { batchGetItem } from "../reads/batch-get-item.ts";
import { getItem } from "../reads/get-item.ts";
import { query } from "../reads/query.ts";
import { scan } from "../reads/scan.ts";
import type { Request } from "../store/request.ts";
import { describeStream } from "../streams/describe-stream.ts";
import { getRecords } from "../streams/get-records.ts";
import { getShardIterator } from "../streams/get-shard-iterator.ts";
import { listStreams } from "../streams/list-streams.ts";
import { describeEndpoints, describeLimits } from "../tables/account.ts";
import { describeContinuousBackups, updateContinuousBackups } from "../tables/continuous-backups.ts";
import { createTable } from "../tables/create-table.ts";
import { deleteTable } from "../tables/delete-table.ts";
import { describeTable } from "../tables/describe.ts";
import { listTables } from "../tables/list-tables.ts";
import { listTagsOfResource, tagResource, untagResource } from "../tables/tags.ts";
import { describeTimeToLive, updateTimeToLive } from "../tables/ttl.ts";
import { updateTable } from "../tables/update-table.ts";
import { transactGetItems } from "../transactions/transact-get-items.ts";
import { transactWriteItems } from "../transactions/transact-write-items.ts";
import type { Output } from "../values/item.ts";

type Run = (request: Request) => Promise<Output>;

export interface Operation extends Form {
  name: string;
  run: Run;
}

/** Joins forms and functions to operations, by their names. */
function named<Name extends string>(
  forms: Record<Name, Form>,
  runs: Record<Name, Run>,
): Record<string, Operation | undefined> {
  return Object.fromEntries(
    (Object.keys(runs) as Name[]).map((name) => [name, { ...forms[name], name, run: runs[name] }]),
  );
}

/** The operations of DynamoDB's API, `DynamoDB_20120810`. */
export const operations = named(
  {
    ...accountForms,
    ...batchForms,
    ...itemForms,
    ...readForms,
    ...tableForms,
    ...tagForms,
    ...transactionForms,
    ...ttlForms,
    ...updateTableForms,
  },
  {
    BatchGetItem: batchGetItem,
    BatchWriteItem: batchWriteItem,
    CreateTable: createTable,
    DeleteItem: (request) => writeItem(request, remove),
    DeleteTable: deleteTable,
    DescribeContinuousBackups: describeContinuousBackups,
    DescribeEndpoints: describeEndpoints,
    DescribeLimits: describeLimits,
    DescribeTable: describeTable,
    DescribeTimeToLive: describeTimeToLive,
    GetItem: getItem,
    ListTables: listTables,
    ListTagsOfResource: listTagsOfResource,
    PutItem: (request) => writeItem(request, put),
    Query: query,
    Scan: scan,
    TagResource: tagResource,
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    UntagResource: untagResource,
    UpdateContinuousBackups: updateContinuousBackups,
    UpdateItem: (request) => writeItem(request, update),
    UpdateTable: updateTable,
    UpdateTimeToLive: updateTimeToLive,
  },
);

/** The operations of the streams API, `DynamoDBStreams_20120810`. Both APIs share one port. */
export const streamOperations = named(streamForms, {
  DescribeStream: describeStream,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  ListStreams: listStreams,
});
