// Creates users: with a key, and then repeated until there is an answer, or without a key.

import { type Names, type Shown, sameNames } from "../ledger/user.ts";
import { shownIn } from "../wire/connection.ts";
import type { Client, Keyed } from "./client.ts";
import { nextNames } from "./names.ts";
import { isTaken } from "./taken.ts";

export async function create(client: Client): Promise<void> {
  const { traffic, ledger, connection, random } = client;
  const names = nextNames(client);
  const call = { method: "POST", path: "/v1/users", body: names } as const;
  // A user without a known id would keep its address for ever.
  if (client.addresses || random.next() < 0.5) {
    const headers = { "idempotency-key": `${client.name}/${client.written}` };
    return createUnder(client, { call: { ...call, headers }, names, unsure: false });
  }
  const answer = await traffic.send(connection, call);
  if (answer === "unsure") ledger.unsureCreate(names);
  if (typeof answer !== "string" && traffic.expect(call, answer, 201)) own(client, shownIn(answer), names);
}

/** Sends the create for the first time or again. */
export async function createUnder(client: Client, keyed: Keyed): Promise<void> {
  const { traffic, ledger, connection } = client;
  const { call, names } = keyed;
  const who = call.headers?.["idempotency-key"] ?? "";
  const asked = { who, email: names.email, since: performance.now() };
  client.addresses?.may(who, names.email);
  const answer = await traffic.send(connection, call);
  if (answer === "unsure" && !keyed.unsure) {
    ledger.unsureCreate(names);
    keyed.unsure = true;
  }
  client.pending = typeof answer === "string" ? keyed : undefined;
  if (typeof answer === "string") return;
  ledger.sureCreate(names);
  if (isTaken(client, call, answer, asked)) return client.addresses?.only(who);
  if (!traffic.expect(call, answer, 201)) return;
  if (answer.headers["idempotent-replayed"] !== undefined && !keyed.unsure)
    traffic.find(`a create happened that was refused: ${answer.body}`);
  const user = shownIn(answer);
  client.keyed.set(user.id, keyed);
  client.addresses?.may(user.id, user.email);
  client.addresses?.only(who);
  own(client, user, names);
}

/** Repeats the create of an existing user: the answer must be that user as it is. */
export async function repeat({ traffic, ledger, connection }: Client, id: string, { call }: Keyed) {
  const answer = await traffic.send(connection, call);
  if (typeof answer === "string" || !traffic.expect(call, answer, 201)) return;
  traffic.find(ledger.faultOf(id, shownIn(answer)));
  if (answer.headers["idempotent-replayed"] !== "true") traffic.find(`a repeat created anew: ${answer.body}`);
}

function own({ traffic, ledger, ids }: Client, user: Shown, names: Names): void {
  const shown = JSON.stringify(user);
  if (!sameNames(user, names)) traffic.find(`created ${JSON.stringify(names)}, got ${shown}`);
  if (ledger.user(user.id)) traffic.find(`the id of a user was given again: ${shown}`);
  ledger.wrote(user);
  ids.add(user.id);
}
