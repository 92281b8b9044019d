// The cases of a create that is repeated with the same `Idempotency-Key`.

import { randomUUID } from "node:crypto";
import { headerOf, jsonOf } from "../answer.ts";
import type { Case } from "./case.ts";

const repeated: Case = {
  title:
    "a create with the same `Idempotency-Key` answers with the same user, and is refused with other data",
  needs: ["createUser"],
  async run(api) {
    const headers = { "idempotency-key": `smoke-${randomUUID()}` };
    const input = api.inputs.next();
    const first = await api.create(input, headers);
    const again = await api.call("createUser", { body: input, headers }, 201);
    api.same("the user", first.body, jsonOf(again));
    api.same("`Idempotent-Replayed`", "true", headerOf(again, "idempotent-replayed"));
    await api.call("createUser", { body: api.inputs.next(), headers }, 422);
  },
};

const parallel: Case = {
  title: "five creates at once with one key make one user",
  needs: ["createUser"],
  async run(api) {
    const headers = { "idempotency-key": `smoke-${randomUUID()}` };
    const input = api.inputs.next();
    // Wait for all of them, so that none is still running when the users are deleted.
    const creates = await Promise.allSettled(Array.from({ length: 5 }, () => api.create(input, headers)));
    const users = creates.map((create) => {
      if (create.status === "rejected") throw create.reason;
      return create.value.id;
    });
    api.same("the number of users", 1, new Set(users).size);
  },
};

export const idempotencyCases = [repeated, parallel];
