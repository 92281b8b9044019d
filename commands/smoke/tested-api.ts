// The API under test: a case calls its operations by their ids, and each answer is checked against the document.

import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { type Answer, headerOf, jsonOf } from "./answer.ts";
import type { Client } from "./client.ts";
import type { Conformance, Json } from "./conformance.ts";
import { type CreatedUsers, isOwn } from "./created-users.ts";
import type { Credentials } from "./credentials.ts";
import type { Input, Inputs } from "./inputs.ts";

/** The error of a case that does not hold. The message says what was expected and what came. */
export class Broken extends Error {}

export interface Call {
  /** The values of the path parameters. */
  params?: Record<string, string>;
  /** The query, with its question mark. */
  query?: string;
  headers?: Record<string, string>;
  /** The body. A string is sent as it is, any other value as JSON. */
  body?: unknown;
  /** The caller: `nobody` sends no credentials, `forger` wrong ones. By default the genuine ones are sent. */
  as?: "nobody" | "forger";
}

/** A user, with the `ETag` of the answer that returned it. */
export interface User {
  id: string;
  etag: string;
  body: Json;
}

export interface Parts {
  document: Conformance;
  inputs: Inputs;
  client: Client;
  credentials: Credentials;
  created: CreatedUsers;
  /** The signal that ends the test. */
  signal: AbortSignal;
}

export class TestedApi {
  readonly parts: Parts;
  /** The expected statuses in the order of the requests, for the report. */
  readonly expected: string[] = [];
  readonly came: string[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get inputs(): Inputs {
    return this.parts.inputs;
  }

  /**
   * Calls an operation.
   *
   * @throws Broken when the answer has none of these statuses, or is not one that the document states
   * @example await api.call("getUser", { params: { userId: id } }, 200, 404)
   */
  async call(id: string, call: Call, ...statuses: number[]): Promise<Answer> {
    const { document } = this.parts;
    const operation = document.operations.find((each) => each.id === id);
    if (!operation) throw new Error(`The document has no operation ${id}.`);
    const { params = {}, query = "" } = call;
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
    const answer = await this.request(operation.method, `${filled}${query}`, call, ...statuses);
    const faults = document.answerFaults(id, answer);
    const what = `${operation.method} ${filled}`;
    this.holds(faults.length === 0, what, "an answer of the document", faults.join("; "));
    return answer;
  }

  /** Sends a request to any path, also one that the document does not have. */
  async request(method: string, path: string, call: Call, ...statuses: number[]): Promise<Answer> {
    const expected = statuses.join(" or ");
    this.expected.push(expected);
    const answer = await this.#send(method, path, call).catch((error: Error) => {
      this.came.push("nothing");
      throw new Broken(`${method} ${path}: expected ${expected}, got no answer: ${error.message}`);
    });
    this.came.push(String(answer.status));
    const got = `${answer.status} ${answer.body.toString().slice(0, 500)}`.trim();
    const remedy =
      call.as === undefined && [401, 403].includes(answer.status)
        ? ". Give `--token` or `--iam` that may do this"
        : "";
    this.holds(statuses.includes(answer.status), `${method} ${path}`, expected, `${got}${remedy}`);
    return answer;
  }

  /** Creates a user. The test deletes it at the end. */
  async create(input: Input = this.inputs.next(), headers: Record<string, string> = {}): Promise<User> {
    return this.userOf(await this.call("createUser", { body: input, headers }, 201), input);
  }

  /** Returns the user in an answer. Every field must be as it was sent. */
  userOf(answer: Answer, sent: Input): User {
    const body = jsonOf(answer);
    for (const [name, value] of Object.entries(sent)) this.same(`the user's \`${name}\``, value, body[name]);
    return { id: body.id, etag: headerOf(answer, "etag") ?? "", body };
  }

  /** Throws `Broken` when the two values differ. */
  same(what: string, expected: unknown, came: unknown): void {
    const isSame = isDeepStrictEqual(came, expected);
    this.holds(isSame, what, JSON.stringify(expected), String(JSON.stringify(came)));
  }

  holds(condition: boolean, what: string, expected: string, came: string): void {
    if (!condition) throw new Broken(`${what}: expected ${expected}, got ${came}.`);
  }

  async #send(method: string, path: string, { headers: given = {}, body, as }: Call): Promise<Answer> {
    const { client, credentials, created, signal, document } = this.parts;
    const { genuine, forged = genuine } = credentials;
    const authorize = as === "nobody" ? ({ headers }: Json) => headers : as === "forger" ? forged : genuine;
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const headers: Record<string, string> = {
      ...given,
      ...(body !== undefined && { "content-type": "application/json" }),
    };
    const isCreate = document.operations.some(
      (one) => one.path === path && (one.id === "createUser" || isOwn(path)),
    );
    if (!isCreate || method !== "POST")
      return client.send({ method, path, headers, body: text }, authorize, signal);
    // Every create has a key: when its answer is lost, it is repeated to learn the user's id.
    headers["idempotency-key"] ??= randomUUID();
    const create = { path, key: headers["idempotency-key"], body: text ?? "" };
    created.sent(create);
    const answer = await client.send({ method, path, headers, body: text }, authorize, signal);
    created.answered(create, answer);
    return answer;
  }
}
