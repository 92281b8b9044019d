// Runs the table service alone in another process, with a client of it.
import { once } from "node:events";
import type { Readable } from "node:stream";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { ExecutionContext } from "ava";
import { commandLine } from "../../packages/local-cloud/test/helpers/local.ts";

const credentials = { accessKeyId: "soak", secretAccessKey: "soak" };

/** The client does not retry, so that each answer is seen. */
export async function startTables(t: ExecutionContext, ...args: string[]) {
  const { process: child, ended } = commandLine(["dynamodb", "--port", "0", ...args]);
  t.teardown(() => child.kill("SIGKILL"));
  const [printed] = await once(child.stdout as Readable, "data");
  const endpoint = /http:\S+/.exec(String(printed))?.[0] ?? "";
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  t.teardown(() => client.destroy());
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await ended).status;
  };
  return { endpoint, client, end };
}
