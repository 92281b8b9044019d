// Tests APIs with random fields: answers conform to the document made of these fields, and the table contains the users.
import test from "ava";
import * as fc from "fast-check";
import { Conformance } from "../../commands/smoke/conformance.ts";
import { fieldFaults } from "../../components/fields/field-faults.ts";
import { allRoutes } from "../../components/routes/all-routes.ts";
import { routesFor } from "../../components/routes/routes.ts";
import type { UserApiArgs } from "../../components/user-api.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { createDocument } from "../../openapi/document.ts";
import { shared } from "../../packages/local-cloud/test/helpers/shared.ts";
import { type Api, shareApis } from "../helpers/cloud.ts";
import { foundFields, tablesOfFields, withExamples } from "../helpers/random-fields.ts";
import { fuzz, fuzzSeed, requests } from "./fuzz/fuzz.ts";

/** The number of tables of fields in `npm run fuzz`, for each gateway: with and without fields that users are found by. */
const tables = 10;
/** The number in `npm test`. */
const everyKind: Fields = {
  name: {},
  email: { format: "email", required: false, whenAbsent: "" },
  plan: { values: ["free", "team"] },
  age: { type: "integer", minimum: 0, required: false },
  role: { type: "number", required: false },
  status: { type: "boolean", required: false, whenAbsent: false },
};

const found: Fields = {
  name: {},
  email: { format: "email", required: false, unique: true },
  badge: { type: "integer", required: false, unique: true },
  plan: { values: ["free", "team", "FREE"], index: true },
  level: { type: "number", required: false, index: { sort: "updatedAt" } },
};

const isLong = requests >= 5_000;
const random = (from: fc.Arbitrary<Fields>) => fc.sample(from, { numRuns: tables / 2, seed: fuzzSeed });
const chosen = isLong ? [...random(tablesOfFields), ...random(foundFields)] : [everyKind, found];

/** Runs a program with two APIs for each table of fields, by gateway and the table's index. */
const programOf = (some: [index: number, fields: Fields][]) =>
  shared(async (scope) => {
    const args = some.flatMap(([index, fields]): [string, UserApiArgs][] => [
      [`http${index}`, { fields }],
      [`rest${index}`, { fields, gateway: "rest" }],
    ]);
    const apis: Record<string, Api> = await shareApis(Object.fromEntries(args));
    scope.teardown(() => Object.values(apis)[0]?.close());
    return apis;
  });
const all = programOf([...chosen.entries()]);

for (const [index, fields] of chosen.entries()) {
  // The functions of many APIs would fill the memory.
  const running = isLong ? programOf([[index, fields]]) : all;
  for (const gateway of ["http", "rest"] as const) {
    test.serial(`${gateway}: whatever is sent to an API of other fields (${index + 1})`, async (t) => {
      t.timeout(1_800_000);
      t.deepEqual(fieldFaults(fields), []);
      const conformance = new Conformance(createDocument(allRoutes(routesFor(fields)), withExamples(fields)));
      const api = (await running(t))[`${gateway}${index}`] as Api;
      const wanted = isLong ? requests / tables : fields === found ? 300 : 150;
      const { sent, seed, statuses } = await fuzz(api, {
        gateway,
        fields,
        conformance,
        wanted,
        seed: fuzzSeed + index,
      });
      t.log(`${sent} requests, FUZZ_SEED=${seed}, ${Object.keys(fields).join(", ")}`);
      const expected = ["createUser 201", "updateUser 200", "createUser 400"];
      if (fields === found) expected.push("createUser 409", "updateUser 409");
      for (const name of expected) {
        t.true((statuses[name] ?? 0) > 0, `no request was answered ${name}`);
      }
    });
  }
}
