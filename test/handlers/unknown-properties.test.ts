// Tests `unknown: refuse`: each path that reads a user refuses a body with an unknown property.

import test from "ava";
import type { Fault } from "../../handlers/http/http-error.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { gateways, invoke, startTable } from "../helpers/handler.ts";

const fields = {
  name: {},
  email: { format: "email", unique: true, required: false },
  birthDate: { format: "date", required: false },
} satisfies Fields;

const table = await startTable(fields);
process.env.UNKNOWN_PROPERTIES = "refuse";
const plain = {
  POST: (await import("../../handlers/create-user.ts")).handler,
  PUT: (await import("../../handlers/update-user.ts")).handler,
  PATCH: (await import("../../handlers/patch-user.ts")).handler,
};
const withClaims = {
  POST: (await import("../../handlers/create-user-with-claims.ts")).handler,
  PUT: (await import("../../handlers/update-user-with-claims.ts")).handler,
  PATCH: (await import("../../handlers/patch-user-with-claims.ts")).handler,
};
test.after.always(() => table.close());

const methods = ["POST", "PUT", "PATCH"] as const;
const variants = { plain, "with claims": withClaims };
const claims = { iss: "https://login.acme.io", sub: "alice" };
const unknown = (pointer: string): Fault => ({
  pointer,
  detail: "Expected one of name, email, birthDate, got something else.",
});

/** Returns the path of a method's request: to a user, or to the caller's own record. */
const requestsOf = (method: (typeof methods)[number]) => [
  method === "POST" ? {} : { userId: "ada" },
  { path: "/v1/users/me", route: "/v1/users/me", claims },
];

for (const [gateway, event] of Object.entries(gateways)) {
  for (const [variant, handlers] of Object.entries(variants)) {
    for (const method of methods) {
      test.serial(
        `${gateway}, ${variant}: ${method} names each unknown property, before the table`,
        async (t) => {
          table.front.requests.length = 0;
          const body = { name: 1, birthdate: "1815-12-10", "a/b~c": null, constructor: {} };
          for (const request of requestsOf(method)) {
            const { response } = await invoke(handlers[method], event({ method, body, ...request }));
            t.is(response.statusCode, 400, JSON.stringify(request));
            t.deepEqual(response.body.errors, [
              unknown("/birthdate"),
              unknown("/a~1b~0c"),
              unknown("/constructor"),
              { pointer: "/name", detail: "Expected a string, got a number." },
            ]);
          }
          t.deepEqual(table.front.requests, []);
        },
      );
    }

    test.serial(`${gateway}, ${variant}: a user that was read can be sent back`, async (t) => {
      const body = { name: "Ada", birthDate: "1815-12-10" };
      const created = await invoke(handlers.POST, event({ method: "POST", body }));
      t.is(created.response.statusCode, 201);
      const { id, createdAt } = created.response.body;
      for (const method of ["PUT", "PATCH"] as const) {
        const sent = { ...created.response.body, name: `Ada by ${method}` };
        const { response } = await invoke(
          handlers[method],
          event({ method, userId: id, body: { ...sent, createdAt: "never" } }),
        );
        t.is(response.statusCode, 200);
        t.like(response.body, { id, createdAt, name: sent.name, birthDate: "1815-12-10" });
      }
    });
  }
}

test.serial("of very many unknown properties the first 100 are named", async (t) => {
  const body = Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`x${number}`, 0]));
  const { response } = await invoke(plain.PATCH, gateways.http({ method: "PATCH", userId: "ada", body }));
  t.is(response.statusCode, 400);
  t.deepEqual(
    response.body.errors,
    Object.keys(body)
      .slice(0, 100)
      .map((name) => unknown(`/${name}`)),
  );
});

test.serial("`__proto__` is an unknown property like any other", async (t) => {
  const body = '{"name":"Ada","__proto__":{}}';
  const { response } = await invoke(plain.POST, gateways.http({ method: "POST", body }));
  t.deepEqual(response.body.errors, [unknown("/__proto__")]);
});
