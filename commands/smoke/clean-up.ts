// Deletes the users that the test created, also those whose create got no answer.

import type { Answer } from "./answer.ts";
import type { Request } from "./client.ts";
import { type Create, isOwn } from "./created-users.ts";
import type { Parts } from "./tested-api.ts";

/** The number of requests at once. */
const atOnce = 5;
const tries = 2;

/**
 * Deletes the created users.
 *
 * @returns a line for each user that is left, with the reason
 */
export async function cleanUp(
  { client, credentials, created, document }: Omit<Parts, "inputs" | "signal">,
  signal: AbortSignal,
): Promise<string[]> {
  const deletion = document.operations.find(({ id }) => id === "deleteUser")?.path ?? "";
  const send = (request: Request) => client.send(request, credentials.genuine, signal);
  const left: string[] = created.strange.map(
    (answer) => `A create was answered with another user, which was not deleted: ${answer}`,
  );

  await each([...created.unanswered], async (create) => {
    const fault = await trying(() => repeat(create), 201);
    if (fault)
      left.push(
        `A create with \`Idempotency-Key: ${create.key}\` had no answer, so it may have made a user: ${fault}`,
      );
  });
  await each([...created.ids], async ([id, from]) => {
    const path = isOwn(from) ? from : deletion.replace("{userId}", encodeURIComponent(id));
    const fault = await trying(() => send({ method: "DELETE", path }), 200);
    if (fault) left.push(`The user ${id} could not be deleted: ${fault}`);
    else created.ids.delete(id);
  });
  return left;

  async function repeat(create: Create): Promise<Answer> {
    const { path, key, body } = create;
    const headers = { "idempotency-key": key, "content-type": "application/json" };
    const answer = await send({ method: "POST", path, headers, body });
    created.answered(create, answer);
    return answer;
  }
}

/**
 * Sends a request until it is answered with the expected status, at most twice.
 *
 * @returns the last other answer; `undefined` when the expected one came, or when the API refused a create
 */
async function trying(send: () => Promise<Answer>, expected: number): Promise<string | undefined> {
  let fault: string | undefined;
  for (let left = tries; left > 0; left--) {
    try {
      const { status, body } = await send();
      if (status === expected) return undefined;
      fault = `expected ${expected}, got ${status} ${body.toString().slice(0, 200)}`;
      // The API refused the request: it wrote nothing, and would refuse it again.
      if (status < 500) return expected === 201 ? undefined : fault;
    } catch (error) {
      fault = (error as Error).message;
    }
  }
  return fault;
}

async function each<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    await Promise.all(items.slice(from, from + atOnce).map(work));
  }
}
