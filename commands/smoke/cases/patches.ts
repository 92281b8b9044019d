// The case of `PATCH`, for an API that has it.

import { randomUUID } from "node:crypto";
import { jsonOf } from "../answer.ts";
import type { Case } from "./case.ts";

export const patched: Case = {
  title: "a patch changes only the fields in it, is refused with an old `If-Match`, and creates no user",
  needs: ["createUser", "getUser", "patchUser"],
  async run(api) {
    const { id, etag, body } = await api.create();
    const params = { userId: id };
    const [name = ""] = api.inputs.names;
    const patch = { [name]: api.inputs.next()[name] };
    const { body: now } = api.userOf(await api.call("patchUser", { params, body: patch }, 200), patch);
    api.same("the user", { ...body, ...patch, updatedAt: now.updatedAt }, now);
    api.same("the user", now, jsonOf(await api.call("patchUser", { params, body: {} }, 200)));
    api.same("the user", now, jsonOf(await api.call("getUser", { params }, 200)));
    const headers = { "if-match": `${etag.slice(0, -1)}0"` };
    await api.call("patchUser", { params, body: patch, headers }, 412);
    await api.call("patchUser", { params: { userId: randomUUID() }, body: patch }, 404);
  },
};
