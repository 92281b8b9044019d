// Starts dynalite with the users table in another process.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Fields } from "../../handlers/user/fields.ts";

export interface Store {
  url: string;
  /** The id of its process. */
  pid: number;
  /** Writes this number of users; returns their ids. */
  fill(users: number): Promise<string[]>;
  /** Returns the last request and answer of an action, such as `PutItem`. */
  // biome-ignore lint/suspicious/noExplicitAny: every action has a form of its own
  seen(action: string): Promise<{ input: any; output: any }>;
  /** Turns the recording of requests and answers on or off. Recording costs time. */
  record(on: boolean): void;
  stop(): void;
}

export const tableName = "users";

/** An indexed field in which all users have the same value, and the query for that value. */
export const indexed = {
  fields: { plan: { values: ["team"], index: true } } satisfies Fields,
  query: "plan=team&sort=-createdAt",
};

export async function startStore(): Promise<Store> {
  const child = fork(join(import.meta.dirname, "store-child.mjs"), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ port }] = await once(child, "message");
  const url = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({
    region: "eu-central-1",
    endpoint: url,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      AttributeDefinitions: ["id", "plan", "createdAt"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      GlobalSecondaryIndexes: [
        {
          IndexName: "plan-createdAt",
          KeySchema: [
            { AttributeName: "plan", KeyType: "HASH" },
            { AttributeName: "createdAt", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  return {
    url,
    pid: child.pid ?? 0,
    fill: (users) => fill(client, users),
    seen: async (action) => ((await (await fetch(`${url}/seen`)).json()) as never)[action],
    record: (on) => child.send({ record: on }),
    stop: () => {
      client.destroy();
      child.kill();
    },
  };
}

/** Writes users, four batches at a time. A batch holds at most 25 items. */
async function fill(client: DynamoDBClient, users: number): Promise<string[]> {
  const ids = Array.from({ length: users }, () => crypto.randomUUID());
  const now = new Date().toISOString();
  const put = (id: string) => ({
    PutRequest: {
      Item: {
        id: { S: id },
        firstName: { S: "Ada" },
        lastName: { S: "Lovelace" },
        plan: { S: "team" },
        createdAt: { S: now },
        updatedAt: { S: now },
      },
    },
  });
  for (let at = 0; at < users; at += 100) {
    const batches = [0, 25, 50, 75].map((more) => ids.slice(at + more, Math.min(at + more + 25, users)));
    await Promise.all(
      batches
        .filter((batch) => batch.length > 0)
        .map((batch) =>
          client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: batch.map(put) } })),
        ),
    );
  }
  return ids;
}
