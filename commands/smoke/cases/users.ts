// The cases of one user: created, read, changed and deleted.

import { randomUUID } from "node:crypto";
import { headerOf, jsonOf } from "../answer.ts";
import type { Conformance, Json } from "../conformance.ts";
import type { Case } from "./case.ts";

export function userCases(document: Conformance): Case[] {
  return [created, read, changed, guarded, ...withoutOptional(document), deleted];
}

const created: Case = {
  title: "a user is created as it was sent, and `Location` leads to it",
  needs: ["createUser"],
  async run(api) {
    const input = api.inputs.next();
    const answer = await api.call("createUser", { body: input }, 201);
    const { id } = api.userOf(answer, input);
    api.same("`Location`", `users/${encodeURIComponent(id)}`, headerOf(answer, "location"));
  },
};

const read: Case = {
  title: "a user is read as it was created; `If-None-Match` with its `ETag` gets 304; another id gets 404",
  needs: ["createUser", "getUser"],
  async run(api) {
    const { id, etag, body } = await api.create();
    const params = { userId: id };
    const answer = await api.call("getUser", { params }, 200);
    api.same("the user", body, jsonOf(answer));
    api.same("`ETag`", etag, headerOf(answer, "etag"));
    await api.call("getUser", { params, headers: { "if-none-match": etag } }, 304);
    await api.call("getUser", { params, headers: { "if-none-match": '"other"' } }, 200);
    await api.call("getUser", { params: { userId: randomUUID() } }, 404);
  },
};

const changed: Case = {
  title: "a user is changed, keeps its id and creation time, and gets another `ETag`",
  needs: ["createUser", "getUser", "updateUser"],
  async run(api) {
    const { id, etag, body } = await api.create();
    const params = { userId: id };
    const input = api.inputs.next();
    const user = api.userOf(await api.call("updateUser", { params, body: input }, 200), input);
    api.same("`id` and `createdAt`", [id, body.createdAt], [user.id, user.body.createdAt]);
    api.holds(user.etag !== etag, "`ETag`", `another than ${etag}`, "the same");
    api.same("the user", user.body, jsonOf(await api.call("getUser", { params }, 200)));
  },
};

const guarded: Case = {
  title: "an update with an old `If-Match` is refused, and an update of an unknown id creates no user",
  needs: ["createUser", "updateUser"],
  async run(api) {
    const { id, etag } = await api.create();
    const params = { userId: id };
    const update = (headers: Record<string, string>, status: number) =>
      api.call("updateUser", { params, body: api.inputs.next(), headers }, status);
    await update({ "if-match": etag }, 200);
    await update({ "if-match": etag }, 412);
    await update({ "if-match": "*" }, 200);
    await update({ "if-match": "no quotes" }, 400);
    await api.call("updateUser", { params: { userId: randomUUID() }, body: api.inputs.next() }, 404);
  },
};

function withoutOptional({ document }: Conformance): Case[] {
  const { required, properties } = document.components.schemas.UserInput;
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  if (optional.length === 0) return [];
  const run: Case["run"] = async (api) => {
    const { id, body } = await api.create();
    const input = Object.fromEntries(
      Object.entries(api.inputs.next()).filter(([name]) => required.includes(name)),
    );
    const answer = await api.call("updateUser", { params: { userId: id }, body: input }, 200);
    const now = api.userOf(answer, input).body;
    // A field with a default gets it, and the default may equal the value before.
    const kept = optional.filter(
      (name) => now[name] !== undefined && now[name] === body[name] && !isFlag(properties[name]),
    );
    api.same("the optional fields that stayed", [], kept);
  };
  const title = "an update replaces all fields: it removes an optional field that is left out";
  return [{ title, needs: ["createUser", "updateUser"], run }];
}

const isFlag = ({ type }: Json) => type === "boolean";

const deleted: Case = {
  title: "a user is deleted, but not with an old `If-Match`; deleting it a second time succeeds too",
  needs: ["createUser", "getUser"],
  async run(api) {
    const { id, etag } = await api.create();
    const params = { userId: id };
    await api.call("deleteUser", { params, headers: { "if-match": '"0-0"' } }, 412);
    await api.call("deleteUser", { params, headers: { "if-match": etag } }, 200);
    await api.call("getUser", { params }, 404);
    await api.call("deleteUser", { params }, 200);
  },
};
