// Checks that claims and users agree: reads the tables directly, and runs the command that claims stored values.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type DynamoDBClient, ListTablesCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import type { ExecutionContext } from "ava";
import type { Item } from "../../../handlers/table/client.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { stateOf } from "../../helpers/deployed.ts";
import { startTables } from "../run-of-tables.ts";
import { fields } from "./fields.ts";

const command = join(import.meta.dirname, "../../../commands/user-api.ts");

/** Returns the faults of the tables in a data folder, a line each. No run may have the folder open. */
export async function claimFaults(t: ExecutionContext, data: string): Promise<string[]> {
  const { client, endpoint, end } = await startTables(t, "--data", data);
  const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
  const [users = "", claims = ""] = ["users", "claims"].map((kind) =>
    names.find((name) => name.startsWith(`fields-${kind}-`)),
  );
  const [people, claimed] = [await itemsOf(client, users), await itemsOf(client, claims)];
  const faults = differences(people, claimed);
  const state = { "state.json": stateOf(fields, { users, claims }) };
  const said = await repair(join(await folderWith(t, state), "state.json"), endpoint);
  const expected = [
    `${users}: email`,
    "  0 claims removed whose user is gone or has another value",
    `  0 values claimed now, ${people.length} were claimed already`,
    "",
  ].join("\n");
  if (said !== expected) faults.push(`\`npm run claims -- --repair\` found something to do: ${said}`);
  if ((await end("SIGTERM")) !== 0) faults.push("the table service did not end well");
  return faults;
}

async function itemsOf(client: DynamoDBClient, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...Items);
  return items;
}

/** Returns users without their claim, users who share an address, and claims without their user. */
function differences(people: Item[], claimed: Item[]): string[] {
  const owners = new Map(claimed.map(({ claim, userId }) => [claim?.S, userId?.S]));
  const faults: string[] = [];
  for (const { id, email } of people) {
    const claim = `email#${email?.S?.toLowerCase()}`;
    if (owners.get(claim) !== id?.S) faults.push(`${claim} of ${id?.S} is claimed by ${owners.get(claim)}`);
    else owners.delete(claim);
  }
  return [...faults, ...[...owners].map(([claim, owner]) => `${claim} is left of ${owner}`)];
}

async function repair(state: string, endpoint: string): Promise<string> {
  const keys = {
    AWS_ACCESS_KEY_ID: "soak",
    AWS_SECRET_ACCESS_KEY: "soak",
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
  const args = [command, "claims", "--state", state, "--repair"];
  const ran = promisify(execFile)(process.execPath, args, { env: { ...process.env, ...keys } });
  const { stdout, stderr } = await ran.catch((error) => error);
  return stdout + stderr;
}
