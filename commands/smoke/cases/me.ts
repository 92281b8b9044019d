// The case of the caller's own record. A record that exists already is only read.

import { jsonOf } from "../answer.ts";
import type { Conformance } from "../conformance.ts";
import { isOwn } from "../created-users.ts";
import type { Case } from "./case.ts";

export function meCases({ operations }: Conformance): Case[] {
  const idOf = (method: string) => operations.find((one) => isOwn(one.path) && one.method === method)?.id;
  const [get, post, put, remove] = ["GET", "POST", "PUT", "DELETE"].map(idOf);
  if (!get) return [];
  return [
    {
      title: "a caller reads its own record, and creates, changes and deletes it when there was none",
      async run(api) {
        const { status } = await api.call(get, {}, 200, 404);
        if (status === 200 || !post || !remove) return;
        const input = api.inputs.next();
        const mine = api.userOf(await api.call(post, { body: input }, 201), input);
        api.same("the record", mine.body, jsonOf(await api.call(get, {}, 200)));
        if (put) {
          const other = api.inputs.next();
          api.userOf(await api.call(put, { body: other }, 200), other);
        }
        await api.call(remove, {}, 200);
        await api.call(get, {}, 404);
      },
    },
  ];
}
