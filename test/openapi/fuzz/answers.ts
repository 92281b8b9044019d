// Sends a planned request and holds the answer against the document; what steps expect of an answer.
import { isDeepStrictEqual } from "node:util";
import { answerFaults } from "../conformance.ts";
import { send, type WireAnswer, type WireRequest } from "../raw-http.ts";
import type { KnownUser, Model } from "./model.ts";

export interface Target {
  /** The API's base URL. */
  url: string;
  gateway: "http" | "rest";
  model: Model;
  /** Told of each answer, and of the operation that the request was for. */
  onAnswer(status: number, operation?: string): void;
}

/** Sends a request below the API's base path; its answer must be one of the operation's, or one of the others'. */
export async function call(
  { url, onAnswer }: Target,
  operation: string | undefined,
  request: WireRequest,
  others: (string | undefined)[] = [],
): Promise<WireAnswer> {
  const basePath = new URL(url).pathname.replace(/\/$/, "");
  const answer = await send(url, { ...request, target: `${basePath}${request.target}` || "/" });
  onAnswer(answer.status, operation);
  const isHead = request.method === "HEAD";
  if (answer.status >= 500) throw new Error(`got ${describe(answer)}`);
  const faults = answerFaults(operation, answer, isHead);
  if ([operation, ...others].some((id) => answerFaults(id, answer, isHead).length === 0)) return answer;
  throw new Error(`the answer ${describe(answer)} is none that the document states: ${faults.join("; ")}`);
}

export function readUser(answer: WireAnswer, known: Partial<KnownUser>): KnownUser {
  return { ...JSON.parse(answer.body.toString()), ...known, tag: header(answer, "etag") };
}

export function shown({ id, firstName, lastName, createdAt, updatedAt }: KnownUser) {
  return { id, firstName, lastName, createdAt, updatedAt };
}

export function header({ headers }: WireAnswer, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

export function expectUser(answer: WireAnswer, user: KnownUser): void {
  expect("the user", JSON.parse(answer.body.toString()), shown(user));
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
