// Reads every user of the API, with its tag.

import { type Shown, sameState, type User } from "./ledger/user.ts";
import { type Call, type Connection, shownIn } from "./wire/connection.ts";
import type { Traffic } from "./wire/traffic.ts";

/** Reads all pages, then each user, over all connections. */
export async function readTable(traffic: Traffic, connections: Connection[]): Promise<Map<string, Shown>> {
  const [first] = connections as [Connection];
  const users: User[] = [];
  for (let next: string | undefined = "?limit=100"; next !== undefined; ) {
    const call: Call = { method: "GET", path: `/v1/users${next}` };
    const answer = await traffic.read(first, call);
    if (!traffic.expect(call, answer, 200)) break;
    const page = JSON.parse(answer.body);
    users.push(...page.users);
    next = page.lastKey === undefined ? undefined : `?limit=100&lastKey=${encodeURIComponent(page.lastKey)}`;
  }
  const table = new Map<string, Shown>();
  const left = users.values();
  await Promise.all(
    connections.map(async (connection) => {
      for (const user of left) {
        const call: Call = { method: "GET", path: `/v1/users/${encodeURIComponent(user.id)}` };
        const answer = await traffic.read(connection, call);
        if (!traffic.expect(call, answer, 200)) continue;
        const shown = shownIn(answer);
        if (!sameState(user, shown)) traffic.find(`listed ${JSON.stringify(user)}, got ${answer.body}`);
        if (table.has(user.id)) traffic.find(`listed twice: ${answer.body}`);
        table.set(user.id, shown);
      }
    }),
  );
  return table;
}
