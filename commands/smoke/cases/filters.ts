// The cases of fields that users are found by: unique fields and indexed fields.

import { setTimeout } from "node:timers/promises";
import { jsonOf } from "../answer.ts";
import type { Conformance, Json } from "../conformance.ts";
import type { TestedApi, User } from "../tested-api.ts";
import type { Case } from "./case.ts";

/** DynamoDB writes an index after the table, so a list is repeated: the milliseconds between two tries, and the number of tries. */
const [pause, looks] = [250, 12];

const needs = ["createUser", "listUsers"];

export function filterCases(document: Conformance): Case[] {
  const listed: Json = document.operations.find(({ id }) => id === "listUsers")?.operation;
  const { UserInput } = document.document.components.schemas;
  const filters: string[] = (listed?.parameters ?? []).flatMap(({ name }: Json) =>
    Object.hasOwn(UserInput.properties, name ?? "") ? [name] : [],
  );
  const refusesTaken = document.operations.some(
    ({ id, operation }) => id === "createUser" && operation.responses[409],
  );
  return [...(refusesTaken ? [unique(filters)] : []), ...filters.map(found)];
}

function unique(filters: string[]): Case {
  return {
    title:
      "a unique value of another user is refused with its field's name, and is free when that user is deleted",
    needs,
    async run(api) {
      const first = await api.create();
      const { errors } = jsonOf(await api.call("createUser", { body: valuesOf(api, first) }, 409));
      const names: string[] = errors?.map(({ pointer }: { pointer: string }) => pointer.slice(1)) ?? [];
      api.holds(
        names.length > 0 && names.every((name) => filters.includes(name)),
        "the taken fields",
        `some of ${filters.join(", ")}`,
        names.join(", ") || "none",
      );
      await api.call("deleteUser", { params: { userId: first.id } }, 200);
      await api.create(valuesOf(api, first));
    },
  };
}

function found(name: string): Case {
  return {
    title: `a user is found by \`${name}\``,
    needs,
    async run(api) {
      const { id, body } = await api.create();
      const query = `?${new URLSearchParams({ [name]: String(body[name]), limit: "100" })}`;
      for (let left = looks; ; left--) {
        const { users } = jsonOf(await api.call("listUsers", { query }, 200));
        const others = users.filter((user: Json) => user[name] !== body[name]);
        api.same(`users with another \`${name}\``, [], others);
        // A full page may hold only other users with the same value.
        if (users.length === 100 || users.some((user: Json) => user.id === id)) return;
        api.holds(left > 0, "the users found", `one of the id ${id}`, JSON.stringify(users));
        await setTimeout(pause);
      }
    },
  };
}

function valuesOf(api: TestedApi, { body }: User) {
  return Object.fromEntries(api.inputs.names.map((name) => [name, body[name]]));
}
