// Finds users: the one with an address, and those of a plan.
import type { User } from "../ledger/user.ts";
import type { Call } from "../wire/connection.ts";
import { isSameAddress, spelt } from "./addresses.ts";
import type { Client } from "./client.ts";
import { plans } from "./names.ts";

/** Looks the user up by its address, in one of its spellings: the answer shows the last write. */
export async function lookUp(client: Client, id: string): Promise<void> {
  const { traffic, ledger, connection, random } = client;
  const email = spelt(ledger.user(id)?.email ?? "", random);
  const call: Call = { method: "GET", path: `/v1/users?email=${encodeURIComponent(email)}` };
  const answer = await traffic.send(connection, call);
  if (typeof answer === "string" || !traffic.expect(call, answer, 200)) return;
  const [found, ...more] = (JSON.parse(answer.body) as { users: User[] }).users;
  if (more.length > 0) traffic.find(`more than one user has ${email}: ${answer.body}`);
  if (found && !isSameAddress(found.email, email)) traffic.find(`looked up ${email}, got ${answer.body}`);
  if (found?.id === id) traffic.find(ledger.faultOf(id, found));
  else if (ledger.isSure(id))
    traffic.find(`the user ${id} has ${email}, and was not found by it: ${answer.body}`);
}

interface Page {
  users: User[];
  cursor?: string;
}

/** Reads all pages of a plan. The client's users of the plan must be there once each and in order; each page must be full but for the last. */
export async function listPlan(client: Client): Promise<void> {
  const { traffic, ledger, connection, random } = client;
  const plan = random.of(plans);
  const limit = random.of([10, 25, 100]);
  const sort = random.of(["createdAt", "-createdAt"]);
  const seen: User[] = [];
  let cursor: string | undefined;
  do {
    const next = cursor === undefined ? "" : `&cursor=${cursor}`;
    const path = `/v1/users?plan=${plan}&sort=${sort}&limit=${limit}${next}`;
    const call: Call = { method: "GET", path };
    const answer = await traffic.send(connection, call);
    if (typeof answer === "string" || !traffic.expect(call, answer, 200)) return;
    const page: Page = JSON.parse(answer.body);
    const { length } = page.users;
    if (length > limit || (page.cursor !== undefined && length < limit))
      traffic.find(`a page of ${limit} had ${length}: ${path}`);
    seen.push(...page.users);
    cursor = page.cursor;
  } while (cursor !== undefined);
  const times = seen.map(({ createdAt }) => createdAt);
  const ordered = sort === "createdAt" ? times.toSorted() : times.toSorted().reverse();
  if (times.some((time, index) => time !== ordered[index]))
    traffic.find(`the list of ${plan} is out of order`);
  if (seen.some((user) => user.plan !== plan)) traffic.find(`the list of ${plan} has users of another plan`);
  for (const id of client.ids) {
    if (!ledger.isSure(id)) continue;
    const found = seen.filter((user) => user.id === id).length;
    const expected = ledger.user(id)?.plan === plan ? 1 : 0;
    if (found !== expected) traffic.find(`the user ${id} was ${found} times in the list of ${plan}`);
  }
}
