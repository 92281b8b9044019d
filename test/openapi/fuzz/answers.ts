// Sends a planned request, checks its answer against the document, and has the assertions that steps use.
import { isDeepStrictEqual } from "node:util";
import type { Conformance } from "../../../commands/smoke/conformance.ts";
import type { Fields } from "../../../handlers/user/fields.ts";
import { send, type WireAnswer, type WireRequest } from "../raw-http.ts";
import { inputShown, type KnownUser, type Model, shown } from "./model.ts";

export interface Target {
  /** The API's base URL. */
  url: string;
  gateway: "http" | "rest";
  /** The fields of its users. */
  fields: Fields;
  /** The document that its answers must conform to. */
  conformance: Conformance;
  model: Model;
  /** Is called with the status of each answer, and with the operation of the request. */
  onAnswer(status: number, operation?: string): void;
}

/** Sends a request below the API's base path. Throws unless the answer is one of the operation's or of `others`. */
export async function call(
  { url, conformance, onAnswer }: Target,
  operation: string | undefined,
  request: WireRequest,
  others: (string | undefined)[] = [],
): Promise<WireAnswer> {
  const basePath = new URL(url).pathname.replace(/\/$/, "");
  const answer = await send(url, { ...request, target: `${basePath}${request.target}` || "/" });
  onAnswer(answer.status, operation);
  const isHead = request.method === "HEAD";
  if (answer.status >= 500) throw new Error(`got ${describe(answer)}`);
  const faults = conformance.answerFaults(operation, answer, isHead);
  if ([operation, ...others].some((id) => conformance.answerFaults(id, answer, isHead).length === 0))
    return answer;
  throw new Error(`the answer ${describe(answer)} is none that the document states: ${faults.join("; ")}`);
}

/** Reads the user from an answer, and adds the values that are known already. */
export function readUser({ fields }: Target, answer: WireAnswer, known: Partial<KnownUser>): KnownUser {
  const { id, createdAt, updatedAt, ...rest } = JSON.parse(answer.body.toString());
  const tag = header(answer, "etag") ?? "";
  return { id, createdAt, updatedAt, version: 1, input: inputShown(fields, rest), ...known, tag };
}

export function header({ headers }: WireAnswer, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

export function expectUser({ fields }: Target, answer: WireAnswer, user: KnownUser): void {
  expect("the user", JSON.parse(answer.body.toString()), shown(fields, user));
  expect("ETag", header(answer, "etag"), user.tag);
}

export function expectStatus(answer: WireAnswer, status: number): void {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${describe(answer)}`);
}

export function expect(what: string, got: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(got, wanted)) {
    throw new Error(`expected ${what} to be ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  }
}

export function describe({ status, headers, body }: WireAnswer): string {
  return `${status} ${JSON.stringify(headers)} ${body.toString()}`;
}
