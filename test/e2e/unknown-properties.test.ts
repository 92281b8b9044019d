// Tests the setting `unknown: refuse` from the stack to the answer, through both gateways.
import test from "ava";
import { startApi } from "../helpers/cloud.ts";
import { ada } from "../helpers/sample-user.ts";

for (const stack of ["dev", "rest"]) {
  test.serial(
    `${stack}: a misspelt property is a 400 that names it, and a user that was read can be sent back`,
    async (t) => {
      const api = await startApi({ stack, config: ["user-api:unknown=refuse"] });
      t.teardown(() => api.close());
      const refused = await api.call("POST", "/v1/users", { body: { ...ada, birthdate: "1815-12-10" } });
      t.is(refused.status, 400);
      t.deepEqual(
        refused.body.errors.map(({ pointer }: { pointer: string }) => pointer),
        ["/birthdate"],
      );
      t.is(await api.countItems(), 0);
      const created = await api.call("POST", "/v1/users", { body: ada });
      const sentBack = await api.call("PUT", `/v1/users/${created.body.id}`, { body: created.body });
      t.deepEqual([created.status, sentBack.status], [201, 200]);
    },
  );
}
