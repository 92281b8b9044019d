// Tests the setting `unknown: refuse` from the stack to the answer, through both gateways.
import test from "ava";
import { bearer, shareApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";
import { withOwnRecords, withUserPool } from "../helpers/shared-apis.ts";

const stacks = {
  http: { stack: withOwnRecords, writeScope: "users.write" },
  rest: { stack: withUserPool, writeScope: "users/write" },
};

for (const [gateway, { stack, writeScope }] of Object.entries(stacks)) {
  test.serial(
    `${gateway}: a misspelt property is a 400 that names it, and a user that was read can be sent back`,
    async (t) => {
      const api = await shareApi(stack);
      t.teardown(() => api.close());
      const headers = await bearer(api, "--scopes", writeScope);
      const misspelt = { body: { ...ada, birthdate: "1815-12-10" }, headers };
      const refused = await api.call("POST", "/v1/users", misspelt);
      t.is(refused.status, 400);
      t.deepEqual(
        refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
        ["/birthdate"],
      );
      t.is(await api.countItems(), 0);
      const created = await api.call("POST", "/v1/users", { body: ada, headers });
      const sentBack = await api.call("PUT", `/v1/users/${created.body.id}`, { body: created.body, headers });
      t.deepEqual([created.status, sentBack.status], [201, 200]);
    },
  );
}
