// Carries out planned requests one after the other and holds every answer against the document and the model.
import { isDeepStrictEqual } from "node:util";
import { answerFaults, operations } from "./conformance.ts";
import { hashOf, type KnownUser, type Model, type Names, namesIn } from "./model.ts";
import { send, type WireAnswer, type WireRequest } from "./raw-http.ts";
import type { Plan, Spelling, Tag } from "./requests.ts";

export interface Target {
  /** The API's base URL. */
  url: string;
  gateway: "http" | "rest";
  model: Model;
  /** Told of each answer, and of the operation that the request was for. */
  onAnswer(status: number, operation?: string): void;
}

type Step<Kind extends Plan["kind"]> = (target: Target, plan: Extract<Plan, { kind: Kind }>) => Promise<void>;

/** Carries out one planned request. Rejects with all that is wrong with the answer. */
export function carryOut(target: Target, plan: Plan): Promise<void> {
  return (steps[plan.kind] as Step<Plan["kind"]>)(target, plan);
}

const steps: { [Kind in Plan["kind"]]: Step<Kind> } = {
  async create(target, { body, key, type, chunked }) {
    const headers: [string, string][] = [
      ...contentType(type),
      ...(key < 0 ? [] : [["Idempotency-Key", `key-${key}`] as [string, string]]),
    ];
    const answer = await call(target, "createUser", {
      method: "POST",
      target: "/v1/users",
      headers,
      body,
      chunked,
    });
    const names = namesIn(body, isText(target, type));
    const known = target.model.users.get(target.model.idOfKey.get(key) ?? "");
    if (typeof names === "number") return expectStatus(answer, names);
    if (!known) return created(target, answer, names, key);
    if (known.inputHash !== hashOf(names)) return expectStatus(answer, 422);
    expectStatus(answer, 201);
    expect("Idempotent-Replayed", header(answer, "idempotent-replayed"), "true");
    expectUser(answer, known);
  },
  async read(target, { user, spelling, tag }) {
    const { id, known } = choose(target.model, user);
    const path = {
      method: "GET",
      target: pathOf(id, spelling),
      headers: tagHeader("If-None-Match", tag, known),
    };
    const answer = await call(target, "getUser", path);
    if (tag === "junk") return expectStatus(answer, 400);
    if (!known) return expectStatus(answer, 404);
    if (["current", "any", "weak", "list"].includes(tag)) {
      expectStatus(answer, 304);
      return expect("ETag", header(answer, "etag"), known.tag);
    }
    expectStatus(answer, 200);
    expectUser(answer, known);
  },
  async update(target, { user, spelling, tag, body, type }) {
    const { id, known } = choose(target.model, user);
    const headers = [...tagHeader("If-Match", tag, known), ...contentType(type)];
    const answer = await call(target, "updateUser", {
      method: "PUT",
      target: pathOf(id, spelling),
      headers,
      body,
    });
    const names = namesIn(body, isText(target, type));
    if (tag === "junk") return expectStatus(answer, 400);
    if (typeof names === "number") return expectStatus(answer, names);
    if (!known) return expectStatus(answer, tag === "none" ? 404 : 412);
    if (["stale", "weak"].includes(tag)) return expectStatus(answer, 412);
    expectStatus(answer, 200);
    const next = readUser(answer, { ...names, version: known.version + 1, inputHash: known.inputHash });
    if (next.tag === known.tag) throw new Error(`the ETag ${next.tag} stayed the same`);
    expectUser(answer, { ...next, createdAt: known.createdAt });
    target.model.users.set(id, next);
  },
  async delete(target, { user, spelling, tag }) {
    const { id, known } = choose(target.model, user);
    const headers = tagHeader("If-Match", tag, known);
    const answer = await call(target, "deleteUser", {
      method: "DELETE",
      target: pathOf(id, spelling),
      headers,
    });
    if (tag === "junk") return expectStatus(answer, 400);
    if (!known && tag !== "none") return expectStatus(answer, 412);
    if (["stale", "weak"].includes(tag)) return expectStatus(answer, 412);
    expectStatus(answer, 200);
    target.model.users.delete(id);
  },
  async list(target, { limit }) {
    const seen: unknown[] = [];
    for (let query: string | undefined = `?limit=${limit}`; query !== undefined; ) {
      const answer: WireAnswer = await call(target, "listUsers", {
        method: "GET",
        target: `/v1/users${query}`,
        headers: [],
      });
      expectStatus(answer, 200);
      const { users, lastKey } = JSON.parse(answer.body.toString());
      if (users.length > limit) throw new Error(`expected at most ${limit} users, got ${users.length}`);
      seen.push(...users);
      query = /^<(.*)>; rel="next"$/.exec(header(answer, "link") ?? "")?.[1];
      expect("whether there is a Link", query !== undefined, lastKey !== undefined);
    }
    const byId = (list: unknown[]) => (list as KnownUser[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect("all pages", byId(seen), byId([...target.model.users.values()].map(shown)));
  },
  async wild(target, { method, path, query, headers, body }) {
    const request = { method, target: `${path}${query}`, headers, body };
    const operation = operationOf(target, method, path);
    // Gateways differ in what they make of `%2F`, `#` or `//`, so such a path may lead to any route or to none.
    const others = /^[\w/-]*$/.test(path)
      ? []
      : [...operations.filter((each) => each.method === method).map(({ id }) => id), undefined];
    const answer = await call(target, operation, request, others);
    const keys = headers.filter(([name]) => name === "Idempotency-Key").length;
    if (answer.status === 201)
      return wildlyCreated(target, answer, namesIn(body ?? Buffer.alloc(0), false), keys === 1);
    const isRead = method === "GET" || answer.status >= 400;
    if (!isRead && !(method === "DELETE" && answer.status === 200) && operation) {
      throw new Error(`expected ${method} of a user that is not there to be refused, got ${answer.status}`);
    }
  },
  async malformed({ url, onAnswer }, { raw }) {
    const request = { method: "GET", target: "", headers: [], raw: Buffer.from(raw, "latin1") };
    const { status, body } = await send(url, request);
    onAnswer(status);
    if (status >= 500) throw new Error(`got ${status} ${body.toString()}`);
  },
};

/** Sends a request below the API's base path; its answer must be one of the operation's, or one of the others'. */
async function call(
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

/** The operation at a path, that of the template with fewest parameters. A REST API does not mind a slash at the end. */
function operationOf({ gateway }: Target, method: string, sent: string): string | undefined {
  const path = gateway === "rest" ? sent.replace(/\/$/, "") : sent;
  const pattern = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
  const matching = operations.filter((each) => each.method === method && pattern(each.path).test(path));
  return matching.sort((a, b) => a.path.split("{").length - b.path.split("{").length)[0]?.id;
}

function created({ model }: Target, answer: WireAnswer, names: Names, key: number): void {
  expectStatus(answer, 201);
  expect("Idempotent-Replayed", header(answer, "idempotent-replayed"), undefined);
  const user = readUser(answer, { ...names, version: 1, ...(key >= 0 && { inputHash: hashOf(names) }) });
  expectUser(answer, { ...user, updatedAt: user.createdAt });
  expect("Location", header(answer, "location"), `users/${user.id}`);
  const before = model.idOfKey.get(key);
  if (before !== undefined) expect("the id of a key", user.id, before);
  if (model.users.has(user.id)) throw new Error(`the id ${user.id} was given before`);
  if (key >= 0) model.idOfKey.set(key, user.id);
  model.users.set(user.id, user);
}

/** A user created in passing. Its body may have been read as text or as bytes: what is stored must be what was answered. */
function wildlyCreated({ model }: Target, answer: WireAnswer, names: Names | number, hasKey: boolean): void {
  const user = readUser(answer, { version: 1 });
  if (typeof names !== "number") expectUser(answer, { ...user, ...names });
  const known = model.users.get(user.id);
  if (header(answer, "idempotent-replayed") === "true" && known) {
    expectUser(answer, known);
    return;
  }
  if (known) throw new Error(`the id ${user.id} was given before`);
  model.users.set(user.id, { ...user, ...(hasKey && { inputHash: hashOf(user) }) });
}

function choose({ users }: Model, index: number): { id: string; known: KnownUser | undefined } {
  const known = [...users.values()][index % (users.size + 1)];
  return { id: known?.id ?? "00000000-0000-4000-8000-000000000000", known };
}

function pathOf(id: string, spelling: Spelling): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16)}`;
  const encoded = [...id].map(hex).join("");
  return `/v1/users/${{ plain: id, lower: encoded, encoded: encoded.toUpperCase() }[spelling]}`;
}

function tagHeader(name: string, kind: Tag, known: KnownUser | undefined): [string, string][] {
  const current = known?.tag ?? '"1-1"';
  const values = {
    current,
    any: "*",
    stale: '"9-9"',
    weak: `W/${current}`,
    list: `"x", W/"y" ,, ${current}`,
    junk: "1-1",
  };
  return kind === "none" ? [] : [[name, values[kind]]];
}

function contentType(type: string | undefined): [string, string][] {
  return type === undefined ? [] : [["Content-Type", type]];
}

/** Whether the gateway hands over the body as text: an HTTP API does with textual types. */
function isText({ gateway }: Target, type: string | undefined): boolean {
  return gateway === "http" && /^(text\/|application\/json)/.test(type ?? "");
}

function readUser(answer: WireAnswer, known: Partial<KnownUser>): KnownUser {
  return { ...JSON.parse(answer.body.toString()), ...known, tag: header(answer, "etag") };
}

function shown({ id, firstName, lastName, createdAt, updatedAt }: KnownUser) {
  return { id, firstName, lastName, createdAt, updatedAt };
}

function header({ headers }: WireAnswer, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

function expectUser(answer: WireAnswer, user: KnownUser): void {
  expect("the user", JSON.parse(answer.body.toString()), shown(user));
  expect("ETag", header(answer, "etag"), user.tag);
}

function expectStatus(answer: WireAnswer, status: number): void {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${describe(answer)}`);
}

function expect(what: string, got: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(got, wanted)) {
    throw new Error(`expected ${what} to be ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  }
}

function describe({ status, headers, body }: WireAnswer): string {
  return `${status} ${JSON.stringify(headers)} ${body.toString()}`;
}
