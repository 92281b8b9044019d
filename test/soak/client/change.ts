// Reads, updates and deletes a user that no other client writes.

import { sameNames } from "../ledger/user.ts";
import { type Call, shownIn } from "../wire/connection.ts";
import type { Client } from "./client.ts";
import { nextNames } from "./names.ts";
import { isTaken } from "./taken.ts";

/** Reads the user, sometimes with `If-None-Match`, when its tag is known. */
export async function read(client: Client, id: string): Promise<void> {
  const { traffic, ledger, connection, random } = client;
  const tag = ledger.isUnread(id) || random.next() < 0.7 ? undefined : ledger.user(id)?.tag;
  const headers: Record<string, string> = tag === undefined ? {} : { "if-none-match": tag };
  const call = { method: "GET", path: `/v1/users/${id}`, headers } as const;
  const answer = await traffic.send(connection, call);
  if (typeof answer === "string") return;
  if (tag !== undefined) {
    traffic.expect(call, answer, 304);
    return;
  }
  if (!traffic.expect(call, answer, 200, 404)) return;
  const found = answer.status === 404 ? undefined : shownIn(answer);
  const fault = ledger.faultOf(id, found);
  traffic.find(fault);
  if (fault === undefined) ledger.settle(id, found);
  if (!found) disown(client, id);
}

/** Updates the user: without a condition, with the tag of the last answer, or with a tag that never existed. */
export async function change(client: Client, id: string): Promise<void> {
  const { traffic, ledger, connection, random } = client;
  const before = ledger.user(id);
  const names = nextNames(client, before);
  const { headers, isStale } = condition(client, id);
  // A patch with every field is the same as an update.
  const method = random.of(["PUT", "PATCH"] as const);
  const call: Call = { method, path: `/v1/users/${id}`, headers, body: names };
  const has = ledger.isSure(id) ? before?.email : undefined;
  const asked = { who: id, email: names.email, has, since: performance.now() };
  client.addresses?.may(id, names.email);
  const answer = await traffic.send(connection, call);
  if (answer === "unsure" && !isStale) ledger.unsure(id, names);
  // The API compares tags before addresses.
  if (typeof answer !== "string" && !isStale && isTaken(client, call, answer, asked)) {
    if (has !== undefined) client.addresses?.only(id, has);
    return;
  }
  if (typeof answer === "string" || !traffic.expect(call, answer, isStale ? 412 : 200) || isStale) return;
  const user = shownIn(answer);
  if (!sameNames(user, names) || user.createdAt !== before?.createdAt || user.tag === before.tag) {
    const was = JSON.stringify(before);
    traffic.find(`changed ${was} to ${JSON.stringify(names)}, got ${JSON.stringify(user)}`);
  }
  ledger.wrote(user);
  client.addresses?.only(id, user.email);
}

export async function remove(client: Client, id: string): Promise<void> {
  const { traffic, ledger, connection } = client;
  const { headers, isStale } = condition(client, id);
  const call: Call = { method: "DELETE", path: `/v1/users/${id}`, headers };
  const answer = await traffic.send(connection, call);
  if (answer === "unsure" && !isStale) ledger.unsure(id, "deleted");
  if (typeof answer === "string" || !traffic.expect(call, answer, isStale ? 412 : 200) || isStale) return;
  ledger.deleted(id);
  disown(client, id);
}

function condition({ ledger, random }: Client, id: string) {
  const tag = random.of([undefined, ledger.user(id)?.tag, ledger.user(id)?.tag, '"0-0"']);
  const headers: Record<string, string> = tag === undefined ? {} : { "if-match": tag };
  return { headers, isStale: tag === '"0-0"' };
}

function disown({ ids, keyed, addresses }: Client, id: string): void {
  addresses?.only(id);
  ids.delete(id);
  keyed.delete(id);
}
