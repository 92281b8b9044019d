// Sends unusual requests: their answers must be in the document, and their effects in the table.
import { send, type WireAnswer } from "../raw-http.ts";
import { call, expectUser, header, readUser, type Target } from "./answers.ts";
import { inputIn } from "./input-in.ts";
import { hashOf } from "./model.ts";
import type { Plan } from "./plan.ts";
import { takenIn } from "./taken.ts";

/** Sends a request with any path. It may create a user, but neither change nor delete one. */
export async function wild(
  target: Target,
  { method, path, query, headers, body }: Extract<Plan, { kind: "wild" }>,
): Promise<void> {
  const request = { method, target: `${path}${query}`, headers, body };
  const operation = operationOf(target, method, path);
  // Gateways treat `%2F`, `#` and `//` differently, so such a path may lead to any route or to none.
  const others = /^(?:\/[\w-]+)*\/?$/.test(path)
    ? []
    : [
        ...target.conformance.operations.filter((each) => each.method === method).map(({ id }) => id),
        undefined,
      ];
  const answer = await call(target, operation, request, others);
  const keys = headers.filter(([name]) => name === "Idempotency-Key").length;
  if (answer.status === 201) return wildlyCreated(target, answer, body ?? Buffer.alloc(0), keys === 1);
  const isRead = method === "GET" || answer.status >= 400;
  if (!isRead && !(method === "DELETE" && answer.status === 200) && operation) {
    throw new Error(`expected ${method} of a user that is not there to be refused, got ${answer.status}`);
  }
}

/** Sends bytes that are not an HTTP request: the gateway must refuse them and keep working. */
export async function malformed(
  { url, onAnswer }: Target,
  { raw }: Extract<Plan, { kind: "malformed" }>,
): Promise<void> {
  const request = { method: "GET", target: "", headers: [], raw: Buffer.from(raw, "latin1") };
  const { status, body } = await send(url, request);
  onAnswer(status);
  if (status >= 500) throw new Error(`got ${status} ${body.toString()}`);
}

/** Returns the operation of a path, by the template with the fewest parameters. A REST API ignores a slash at the end. */
function operationOf({ gateway, conformance }: Target, method: string, sent: string): string | undefined {
  const path = gateway === "rest" ? sent.replace(/\/$/, "") : sent;
  const pattern = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
  const matching = conformance.operations.filter(
    (each) => each.method === method && pattern(each.path).test(path),
  );
  return matching.sort((a, b) => a.path.split("{").length - b.path.split("{").length)[0]?.id;
}

/** Records a user that such a request created. Its body may have been read as bytes or as text. */
function wildlyCreated(target: Target, answer: WireAnswer, body: Buffer, hasKey: boolean): void {
  const { model, conformance } = target;
  const inputs = [false, true].map((isText) => inputIn(conformance, body, isText));
  const input = inputs.find((each) => typeof each !== "number");
  if (!input) throw new Error("a user was created of a body that the document refuses");
  const user = readUser(target, answer, { input });
  expectUser(target, answer, user);
  const known = model.users.get(user.id);
  if (header(answer, "idempotent-replayed") === "true" && known) {
    expectUser(target, answer, known);
    return;
  }
  if (known) throw new Error(`the id ${user.id} was given before`);
  const taken = takenIn(target, input);
  if (taken.length > 0) throw new Error(`a user was created with what another has: ${taken}`);
  model.users.set(user.id, { ...user, ...(hasKey && { inputHash: hashOf(user.input) }) });
}
