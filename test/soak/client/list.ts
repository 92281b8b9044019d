// Reads pages while others write: the users that only this client writes must be on them.

import type { User } from "../ledger/user.ts";
import type { Call } from "../wire/connection.ts";
import type { Client } from "./client.ts";

interface Page {
  users: User[];
  lastKey?: string;
}

/** Reads a page somewhere in the table. */
export async function readPage(client: Client): Promise<void> {
  const { random, ids } = client;
  const limit = random.of([1, 10, 25, 100]);
  const after = ids.size > 0 && random.next() < 0.5 ? random.of([...ids]) : undefined;
  const page = await readFrom(client, limit, after);
  if (page && page.users.length > limit) client.traffic.find(`a page of ${limit} had ${page.users.length}`);
}

/** Reads all pages. Each user of the client must be on them once. */
export async function readAll(client: Client): Promise<void> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await readFrom(client, 100, after);
    if (!page) return;
    seen.push(...page.users.map(({ id }) => id));
    after = page.lastKey;
  } while (after !== undefined);
  for (const id of client.ids) {
    const times = seen.filter((each) => each === id).length;
    if (times !== 1) client.traffic.find(`the user ${id} was ${times} times on all pages together`);
  }
}

async function readFrom(client: Client, limit: number, after: string | undefined): Promise<Page | undefined> {
  const { traffic, ledger, connection, ids } = client;
  const query = after === undefined ? "" : `&lastKey=${encodeURIComponent(after)}`;
  const call: Call = { method: "GET", path: `/v1/users?limit=${limit}${query}` };
  const answer = await traffic.send(connection, call);
  if (typeof answer === "string" || !traffic.expect(call, answer, 200)) return undefined;
  const page: Page = JSON.parse(answer.body);
  for (const user of page.users) if (ids.has(user.id)) traffic.find(ledger.faultOf(user.id, user));
  return page;
}
