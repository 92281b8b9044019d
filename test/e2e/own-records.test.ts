// Tests callers' own records from the settings to the table, through both gateways.
import test from "ava";
import { type Api, bearer, shareApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";
import { withOwnRecords, withUserPool } from "../helpers/shared-apis.ts";

const me = "/v1/users/me";
const stacks = {
  http: { stack: withOwnRecords, readScope: "users.read" },
  rest: { stack: withUserPool, readScope: "users/read" },
};

for (const [gateway, { stack, readScope }] of Object.entries(stacks)) {
  let api: Api;
  test.serial.before(`${gateway}: starts`, async () => {
    api = await shareApi(stack);
  });
  test.after.always(`${gateway}: ends`, () => api?.close());

  const as = (subject: string, scope = "users/self") => bearer(api, "--subject", subject, "--scopes", scope);

  test.serial(`${gateway}: each caller has a record of its own, and reaches no other`, async (t) => {
    const [alice, bob] = [await as("alice"), await as("bob")];
    t.is((await api.call("GET", me, { headers: alice })).status, 404);
    const created = await api.call("POST", me, { body: ada, headers: alice });
    t.deepEqual([created.status, created.headers.get("location")], [201, "me"]);
    t.is((await api.call("POST", me, { body: ada, headers: alice })).status, 409);
    t.is((await api.call("GET", me, { headers: bob })).status, 404);
    t.is((await api.call("DELETE", me, { headers: bob })).status, 200);
    const patched = await api.call("PATCH", me, { body: { lastName: "King" }, headers: alice });
    t.deepEqual([patched.status, patched.body.id, patched.body.lastName], [200, created.body.id, "King"]);
    t.is((await api.call("PUT", me, { body: ada, headers: bob })).status, 404);
    t.is((await api.call("PUT", me, { body: ada, headers: alice })).status, 200);
    t.is(await api.countItems(), 1);
  });

  test.serial(
    `${gateway}: a caller with only the scope of its own record may use no other path`,
    async (t) => {
      const alice = await as("alice");
      const { body } = await api.call("GET", me, { headers: alice });
      const denied = gateway === "rest" ? 401 : 403;
      for (const [method, path] of [
        ["GET", `/v1/users/${body.id}`],
        ["DELETE", `/v1/users/${body.id}`],
        ["GET", "/v1/users"],
        ["POST", "/v1/users"],
      ] as const)
        t.is((await api.call(method, path, { headers: alice })).status, denied, `${method} ${path}`);
      t.is((await api.call("GET", me, { headers: await as("alice", readScope) })).status, denied);
      const reader = await as("admin", readScope);
      t.is((await api.call("GET", `/v1/users/${body.id}`, { headers: reader })).body.id, body.id);
    },
  );
}
