// Fills the table in a data folder directly, as writing a hundred thousand users through DynamoDB's operations takes minutes.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { stageChange } from "../../packages/local-cloud/src/dynamodb/items/action.ts";
import { itemKey } from "../../packages/local-cloud/src/dynamodb/store/keys.ts";
import { openStore } from "../../packages/local-cloud/src/dynamodb/store/store.ts";
import type { Table } from "../../packages/local-cloud/src/dynamodb/store/table.ts";
import { createUnit } from "../../packages/local-cloud/src/dynamodb/store/unit.ts";
import type { Item } from "../../packages/local-cloud/src/dynamodb/values/item.ts";

/** Adds users to the only table of the folder, and returns their ids. No run may have the folder open. */
export async function seedUsers(data: string, count: number): Promise<string[]> {
  const store = await openStore(join(data, "dynamodb"), "us-east-1", "000000000000");
  const [table] = [...store.tables.values()] as [Table];
  const ids = Array.from({ length: count }, () => randomUUID() as string);
  for (let start = 0; start < count; start += 10_000) {
    const unit = createUnit(store.database);
    for (const [index, id] of ids.slice(start, start + 10_000).entries()) {
      const after = itemOf(id, start + index);
      stageChange(store, unit, { table, key: itemKey(table, after) }, { after });
    }
    await unit.done();
  }
  await store.database.close();
  return ids;
}

function itemOf(id: string, index: number): Item {
  const now = { S: new Date().toISOString() };
  const names = { firstName: { S: "Ada" }, lastName: { S: `Lovelace ${index}` } };
  const hidden = { _version: { N: "1" }, _requestId: { S: randomUUID() } };
  return { id: { S: id }, ...names, createdAt: now, updatedAt: now, ...hidden };
}
