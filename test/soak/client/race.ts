// Updates a user that all clients update, with the tag that was read: of updates with the same tag, one wins.
import { shownIn } from "../wire/connection.ts";
import type { Client } from "./client.ts";
import { nextNames } from "./names.ts";

export async function race(client: Client): Promise<void> {
  const { traffic, connection, random, shared, addresses } = client;
  const user = random.of(shared);
  const path = `/v1/users/${user.id}`;
  const read = { method: "GET", path } as const;
  const found = await traffic.send(connection, read);
  if (typeof found === "string" || !traffic.expect(read, found, 200)) return;
  const shown = shownIn(found);
  const { tag } = shown;
  traffic.find(user.faultOf(shown));
  if (tag === undefined) return traffic.find(`no ETag: ${found.body}`);
  const names = nextNames(client);
  // There are some more than such users, so that they are often taken.
  if (addresses) names.email = addresses.next(random, addresses.rivals);
  const write = { method: "PUT", path, headers: { "if-match": tag }, body: names } as const;
  const attempt = user.attempt(tag, names);
  const answer = await traffic.send(connection, write);
  const isTaken = addresses && typeof answer !== "string" && answer.status === 409;
  if (answer === "refused" || isTaken) attempt.failed();
  if (typeof answer === "string" || isTaken || !traffic.expect(write, answer, 200, 412)) return;
  if (answer.status === 200) attempt.won(shownIn(answer));
  else attempt.refused();
}
