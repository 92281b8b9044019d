// Tests callers' own records from the settings to the table, through both gateways.
import test from "ava";
import { type Api, bearer, startApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";

const me = "/v1/users/me";
const self = ["user-api:self=true", "user-api:selfScope=users/self"];
const stacks = {
  http: { stack: "prod", config: ["user-api:jwtIssuer=local", ...self] },
  rest: {
    stack: "rest",
    config: [
      "user-api:auth=jwt",
      "user-api:cognitoUserPoolArn=arn:aws:cognito-idp:eu-central-1:000000000000:userpool/eu-central-1_local",
      "user-api:jwtReadScope=users.read",
      "user-api:jwtWriteScope=users.write",
      ...self,
    ],
  },
};

for (const [gateway, stack] of Object.entries(stacks)) {
  let api: Api;
  test.serial.before(`${gateway}: starts`, async () => {
    api = await startApi(stack);
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
      t.is((await api.call("GET", me, { headers: await as("alice", "users.read") })).status, denied);
      const reader = await as("admin", "users.read");
      t.is((await api.call("GET", `/v1/users/${body.id}`, { headers: reader })).body.id, body.id);
    },
  );
}
