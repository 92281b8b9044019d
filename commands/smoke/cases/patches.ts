// The case of `PATCH`, for an API that has it.

import { randomUUID } from "node:crypto";
import { jsonOf } from "../answer.ts";
import type { Conformance } from "../conformance.ts";
import { type Case, has } from "./case.ts";

export function patchCases(document: Conformance): Case[] {
  if (!has(document, "createUser", "getUser", "patchUser")) return [];
  return [
    {
      title: "a patch changes only the fields in it, is refused with an old `If-Match`, and creates no user",
      async run(api) {
        const { id, etag, body } = await api.create();
        const params = { userId: id };
        const [name = ""] = api.inputs.names;
        const patch = { [name]: api.inputs.next()[name] };
        const { body: now } = api.userOf(await api.call("patchUser", { params, body: patch }, 200), patch);
        api.same("the user", { ...body, ...patch, updatedAt: now.updatedAt }, now);
        api.same("the user", now, jsonOf(await api.call("patchUser", { params, body: {} }, 200)));
        api.same("the user", now, jsonOf(await api.call("getUser", { params }, 200)));
        await api.call(
          "patchUser",
          { params, body: patch, headers: { "if-match": `${etag.slice(0, -1)}0"` } },
          412,
        );
        await api.call("patchUser", { params: { userId: randomUUID() }, body: patch }, 404);
      },
    },
  ];
}
