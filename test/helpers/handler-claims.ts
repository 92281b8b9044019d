// Starts a users table with unique fields and one user.

import type { Fields } from "../../handlers/user/fields.ts";
import { startTable, storedItem, storedTime } from "./handler.ts";

export const uniqueFields = {
  firstName: {},
  email: { format: "email", unique: true },
  nickname: { unique: true, required: false },
  badge: { type: "integer", unique: true, required: false },
} satisfies Fields;

/** Returns the entity tag of a version of a stored user. */
export const tag = (version: number) => `"${version}-${storedTime}"`;

export async function startClaims() {
  const table = await startTable(uniqueFields);
  const { lastName: _, ...ada } = storedItem("ada");
  return {
    ...table,
    /** Empties both tables, and stores Ada with her claims. */
    async reset(values: Record<string, unknown> = { email: { S: "Ada@x.org" } }) {
      for (const { id } of await table.items()) {
        await table.call("DeleteItem", { TableName: "users", Key: { id } });
      }
      for (const claim of Object.keys(await table.claims())) {
        await table.call("DeleteItem", { TableName: "claims", Key: { claim: { S: claim } } });
      }
      await table.put({ ...ada, ...values });
      for (const [name, value] of Object.entries(values)) {
        const [text = ""] = Object.values(value as Record<string, string>);
        await table.claim(`${name}#${name === "email" ? text.toLowerCase() : text}`, "ada");
      }
      table.front.requests.length = 0;
      table.front.next = [];
    },
    /** Returns the operations that were requested, in their order. */
    operations: () => table.front.requests.map(({ operation }) => operation),
  };
}
