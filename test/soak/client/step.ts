// Chooses the next step of a client, and checks each answer against the answers before.
import { change, read, remove } from "./change.ts";
import type { Client } from "./client.ts";
import { create, createUnder, repeat } from "./create.ts";
import { listPlan, lookUp } from "./find.ts";
import { readAll, readPage } from "./list.ts";
import { race } from "./race.ts";

/** The most users of one client, so that the table keeps about the same size. */
const mostUsers = 12;

/** The weights of the steps. They add up to 181, and to 221 for an API whose users are found by fields. */
const often = { create: 30, read: 40, change: 40, remove: 20, repeat: 10, page: 10, all: 1, race: 30 };
const oftenFound = { ...often, lookUp: 30, plan: 10 };
const [kinds, foundKinds] = [often, oftenFound].map((each) =>
  Object.entries(each).flatMap(([kind, times]) => Array<string>(times).fill(kind)),
) as [string[], string[]];

/** Takes one step: sends one request, or the few that belong together. */
export async function step(client: Client): Promise<void> {
  const { random, ledger } = client;
  if (client.pending) return createUnder(client, client.pending);
  const ids = [...client.ids];
  const unread = ids.find((id) => ledger.isUnread(id));
  if (unread !== undefined) return read(client, unread);
  const kind = random.of(client.addresses ? foundKinds : kinds);
  if (kind === "race") return race(client);
  if (kind === "page") return readPage(client);
  if (kind === "all") return readAll(client);
  if (kind === "plan") return listPlan(client);
  if (ids.length === 0 || (kind === "create" && ids.length < mostUsers)) return create(client);
  const id = random.of(ids);
  if (kind === "change") return change(client, id);
  if (kind === "remove") return remove(client, id);
  if (kind === "lookUp") return lookUp(client, id);
  const keyed = client.keyed.get(id);
  return kind === "repeat" && keyed ? repeat(client, id, keyed) : read(client, id);
}
