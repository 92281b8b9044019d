// `ReturnValuesOnConditionCheckFailure: ALL_OLD`, which dynalite ignores: the item as it was when a condition failed.
import { administrator, type Output, type Reply, type Send, tryParse } from "./dynalite.ts";

const writes = new Set(["PutItem", "UpdateItem", "DeleteItem"]);

/**
 * Wraps `send` so that writes of one item run one at a time, and the answer to a failed condition carries the item
 * when the request asks for it.
 */
export function conditionalWrites(send: Send): Send {
  const keyNames = new Map<string, string[]>();
  const exclusively = keyedQueue();

  async function namesOfKey(table: string): Promise<string[] | undefined> {
    const known = keyNames.get(table);
    if (known) return known;
    const { Table } = tryParse(
      (await send(administrator("DescribeTable"), JSON.stringify({ TableName: table }))).body,
    );
    const names = Table?.KeySchema.map((element: { AttributeName: string }) => element.AttributeName);
    if (names) keyNames.set(table, names);
    return names;
  }

  async function keyOf(input: Output): Promise<Output | undefined> {
    if (input.Key) return input.Key;
    const names = input.Item && (await namesOfKey(input.TableName));
    return names && Object.fromEntries(names.map((name: string) => [name, input.Item[name]]));
  }

  return async (headers, body) => {
    const operation = headers["x-amz-target"]?.split(".")[1] ?? "";
    const input = tryParse(body);
    if (operation === "DeleteTable") keyNames.delete(input.TableName);
    const key = writes.has(operation) && typeof input.TableName === "string" ? await keyOf(input) : undefined;
    if (!key) return send(headers, body);
    return exclusively(JSON.stringify([input.TableName, key]), async () => {
      const reply = await send(headers, body);
      const wanted = input.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && reply.status === 400;
      return wanted ? withItem(reply, input.TableName, key) : reply;
    });
  };

  async function withItem(reply: Reply, table: string, key: Output): Promise<Reply> {
    const error = tryParse(reply.body);
    if (!String(error.__type).endsWith("#ConditionalCheckFailedException")) return reply;
    const read = JSON.stringify({ TableName: table, Key: key, ConsistentRead: true });
    const { Item } = tryParse((await send(administrator("GetItem"), read)).body);
    if (!Item) return reply;
    const { "x-amz-crc32": _checksumOfTheOldBody, ...headers } = reply.headers;
    return { ...reply, headers, body: JSON.stringify({ ...error, Item }) };
  }
}

/** Runs tasks of the same key one after the other. */
function keyedQueue() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = last.get(key);
    const mine = before ? before.then(task, task) : task();
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
