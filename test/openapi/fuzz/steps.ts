// Sends planned requests one after the other, and checks every answer against the model.
import type { WireAnswer } from "../raw-http.ts";
import { call, expect, expectStatus, expectUser, header, readUser, type Target } from "./answers.ts";
import { find } from "./find-step.ts";
import { inputIn, patchIn } from "./input-in.ts";
import { hashOf, type Input, type KnownUser, type Model, shown } from "./model.ts";
import type { Plan, Spelling, Tag } from "./plan.ts";
import { expectTaken, takenIn } from "./taken.ts";
import { malformed, wild } from "./wild-steps.ts";

type Step<Kind extends Plan["kind"]> = (target: Target, plan: Extract<Plan, { kind: Kind }>) => Promise<void>;

/** Sends one planned request. Rejects with all faults of the answer. */
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
    const input = inputIn(target.conformance, body, isText(target, type));
    const known = target.model.users.get(target.model.idOfKey.get(key) ?? "");
    if (typeof input === "number") return expectStatus(answer, input);
    const taken = known ? [] : takenIn(target, input);
    if (taken.length > 0) return expectTaken(answer, taken);
    if (!known) return created(target, answer, input, key);
    if (known.inputHash !== hashOf(input)) return expectStatus(answer, 422);
    expectStatus(answer, 201);
    expect("Idempotent-Replayed", header(answer, "idempotent-replayed"), "true");
    expectUser(target, answer, known);
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
    expectUser(target, answer, known);
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
    const input = inputIn(target.conformance, body, isText(target, type));
    if (tag === "junk") return expectStatus(answer, 400);
    if (typeof input === "number") return expectStatus(answer, input);
    if (!known) return expectStatus(answer, tag === "none" ? 404 : 412);
    if (["stale", "weak"].includes(tag)) return expectStatus(answer, 412);
    const taken = takenIn(target, input, id);
    if (taken.length > 0) return expectTaken(answer, taken);
    expectStatus(answer, 200);
    const next = readUser(target, answer, { input, version: known.version + 1, inputHash: known.inputHash });
    if (next.tag === known.tag) throw new Error(`the ETag ${next.tag} stayed the same`);
    expectUser(target, answer, { ...next, createdAt: known.createdAt });
    target.model.users.set(id, next);
  },
  async patch(target, { user, spelling, tag, body, type }) {
    const { id, known } = choose(target.model, user);
    const headers = [...tagHeader("If-Match", tag, known), ...contentType(type)];
    const request = { method: "PATCH", target: pathOf(id, spelling), headers, body };
    const answer = await call(target, "patchUser", request);
    const patch = patchIn(target.conformance, body, isText(target, type));
    if (tag === "junk") return expectStatus(answer, 400);
    if (typeof patch === "number") return expectStatus(answer, patch);
    if (!known) return expectStatus(answer, tag === "none" ? 404 : 412);
    if (["stale", "weak"].includes(tag)) return expectStatus(answer, 412);
    const taken = takenIn(target, patch, id);
    if (taken.length > 0) return expectTaken(answer, taken);
    expectStatus(answer, 200);
    if (Object.keys(patch).length === 0) return expectUser(target, answer, known);
    const left = Object.entries({ ...known.input, ...patch }).filter(([, value]) => value !== null);
    const input: Input = Object.fromEntries(left as [string, Input[string]][]);
    const next = readUser(target, answer, { input, version: known.version + 1, inputHash: known.inputHash });
    if (next.tag === known.tag) throw new Error(`the ETag ${next.tag} stayed the same`);
    expectUser(target, answer, { ...next, createdAt: known.createdAt });
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
    expect(
      "all pages",
      byId(seen),
      byId([...target.model.users.values()].map((user) => shown(target.fields, user))),
    );
  },
  find,
  wild,
  malformed,
};

function created(target: Target, answer: WireAnswer, input: Input, key: number): void {
  const { model } = target;
  expectStatus(answer, 201);
  expect("Idempotent-Replayed", header(answer, "idempotent-replayed"), undefined);
  const user = readUser(target, answer, { input, version: 1, ...(key >= 0 && { inputHash: hashOf(input) }) });
  expectUser(target, answer, { ...user, updatedAt: user.createdAt });
  expect("Location", header(answer, "location"), `users/${user.id}`);
  const before = model.idOfKey.get(key);
  if (before !== undefined) expect("the id of a key", user.id, before);
  if (model.users.has(user.id)) throw new Error(`the id ${user.id} was given before`);
  if (key >= 0) model.idOfKey.set(key, user.id);
  model.users.set(user.id, user);
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

/** Returns true when the gateway passes the body as text: an HTTP API does for textual types. */
function isText({ gateway }: Target, type: string | undefined): boolean {
  return gateway === "http" && /^(text\/|application\/json)/.test(type ?? "");
}
