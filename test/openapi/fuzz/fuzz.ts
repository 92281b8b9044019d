// Checks random requests: each answer is one of the document, and the table contains the users that the answers showed.
import * as fc from "fast-check";
import type { Conformance } from "../../../commands/smoke/conformance.ts";
import type { Fields } from "../../../handlers/user/fields.ts";
import type { Api } from "../../helpers/cloud.ts";
import { type Model, tableFaults } from "./model.ts";
import { planOf } from "./plan.ts";
import { carryOut } from "./steps.ts";
import { claimFaults } from "./taken.ts";

/** The number of requests: 300 in `npm test`, 5,000 in `npm run fuzz`. */
export const requests = Number(process.env.FUZZ_REQUESTS ?? 300);
/** The seed: a fixed one in `npm test`, so that a failure comes from a change; a new one in each `npm run fuzz`. */
export const fuzzSeed = Number(process.env.FUZZ_SEED ?? 1);

export interface FuzzOptions {
  gateway: "http" | "rest";
  /** The fields of the API's users. */
  fields: Fields;
  /** The document that its answers must conform to. */
  conformance: Conformance;
  /** The number of requests. @default requests */
  wanted?: number;
  /** The seed. @default fuzzSeed */
  seed?: number;
}

export interface Fuzzed {
  sent: number;
  seed: number;
  statuses: Record<string, number>;
}

/**
 * Sends generated sequences of requests, each to an empty table, until the wanted number is sent.
 *
 * @returns the number of requests, the seed, and the number of answers of each operation and status
 */
export async function fuzz(
  api: Api,
  { gateway, fields, conformance, wanted = requests, seed = fuzzSeed }: FuzzOptions,
): Promise<Fuzzed> {
  let sent = 0;
  const statuses: Record<string, number> = {};
  const onAnswer = (status: number, operation = "no operation") => {
    sent++;
    statuses[`${operation} ${status}`] = (statuses[`${operation} ${status}`] ?? 0) + 1;
  };
  const property = fc.asyncProperty(
    fc.array(planOf(fields), { minLength: 1, maxLength: 40, size: "max" }),
    async (plans) => {
      await emptyTable(api);
      const model: Model = { users: new Map(), idOfKey: new Map() };
      const target = { url: api.url, gateway, fields, conformance, model, onAnswer };
      for (const each of plans) await carryOut(target, each);
      const faults = [
        ...tableFaults(model, await items(api)),
        ...claimFaults(model, fields, await claims(api)),
      ];
      if (faults.length > 0) throw new Error(faults.join("\n"));
    },
  );
  for (let round = 0; sent < wanted; round++)
    await fc.assert(property, { numRuns: 3, seed: seed + round, includeErrorInReport: true });
  return { sent, seed, statuses };
}

/** Returns the claims table's name, for an API with a unique field. */
function claimsTable({ resources }: Api): unknown {
  const isTable = ({ type, name }: Api["resources"][number]) =>
    type === "aws:dynamodb/table:Table" && name.endsWith("-claims");
  return resources.find(isTable)?.outputs.name;
}

// biome-ignore lint/suspicious/noExplicitAny: DynamoDB's own form
async function items({ dynamodb, outputs }: Api, TableName: unknown = outputs.tableName): Promise<any[]> {
  return (await dynamodb.call("Scan", { TableName })).Items;
}

/** Returns the items of the claims table, and none for an API without unique fields. */
async function claims(api: Api) {
  const TableName = claimsTable(api);
  return TableName === undefined ? [] : items(api, TableName);
}

async function emptyTable(api: Api): Promise<void> {
  for (const { id } of await items(api)) {
    await api.dynamodb.call("DeleteItem", { TableName: api.outputs.tableName, Key: { id } });
  }
  for (const { claim } of await claims(api))
    await api.dynamodb.call("DeleteItem", { TableName: claimsTable(api), Key: { claim } });
}
