// Tests `local-cloud dynamodb`.
import { once } from "node:events";
import type { Readable } from "node:stream";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient, ListStreamsCommand } from "@aws-sdk/client-dynamodb-streams";
import test from "ava";
import { serveDynamodb } from "../../src/command/dynamodb.ts";
import { commandLine } from "../helpers/local.ts";

test("serves DynamoDB alone: tables, and streams for any credentials", async (t) => {
  const { process: child, ended } = commandLine(["dynamodb", "--port", "0", "--region", "eu-west-1"]);
  t.teardown(() => child.kill("SIGKILL"));
  const [printed] = await once(child.stdout as Readable, "data");
  const [, endpoint] =
    /^DynamoDB is at (http:\S+) and accepts any credentials\.\n$/.exec(String(printed)) ?? [];
  const client = {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  };
  const tables = new DynamoDBClient(client);
  const { TableDescription } = await tables.send(
    new CreateTableCommand({
      TableName: "users",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "KEYS_ONLY" },
    }),
  );
  t.is(TableDescription?.TableArn, "arn:aws:dynamodb:eu-west-1:000000000000:table/users");
  const { Streams } = await new DynamoDBStreamsClient(client).send(new ListStreamsCommand({}));
  t.deepEqual(
    Streams?.map(({ StreamArn }) => StreamArn),
    [TableDescription?.LatestStreamArn],
  );
  child.kill("SIGTERM");
  t.is((await ended).status, 0);
});

test("ends when its signal has aborted before the start", async (t) => {
  const printed: string[] = [];
  await serveDynamodb(
    ["--port", "0"],
    (line) => printed.push(line),
    () => AbortSignal.abort(),
  );
  t.is(printed.length, 1);
});

for (const [args, message] of [
  [["--nope"], "Unknown option '--nope'"],
  [["--port", "80a"], 'Expected --port to be a number from 0 to 65535, got "80a".'],
  [["--fault", "all"], "Expected --fault FAULT:SHARE with dynamodb=throttle"],
] as [string[], string][]) {
  test(`refuses ${args.join(" ")} in one line`, async (t) => {
    const serving = serveDynamodb(
      args,
      (line) => t.fail(line),
      () => AbortSignal.abort(),
    );
    const { message: told = "" } = (await t.throwsAsync(serving)) ?? {};
    t.true(told.startsWith(message), told);
    t.false(told.includes("\n"), told);
  });
}
