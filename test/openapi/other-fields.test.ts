// Whatever fields the users have, answers are by the document that is made of them, and the table holds what they say.
import test from "ava";
import * as fc from "fast-check";
import { Conformance } from "../../commands/smoke/conformance.ts";
import { fieldFaults } from "../../components/fields/field-faults.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { createDocument } from "../../openapi/document.ts";
import { startApi } from "../helpers/cloud.ts";
import { tablesOfFields, withExamples } from "../helpers/random-fields.ts";
import { routes } from "../helpers/routes.ts";
import { fuzz, fuzzSeed, requests } from "./fuzz/fuzz.ts";

/** How many tables of fields there are in `npm run fuzz`, for each gateway. In `npm test` there is this one. */
const tables = 10;
const everyKind: Fields = {
  name: {},
  email: { format: "email", required: false, whenAbsent: "" },
  plan: { values: ["free", "team"] },
  age: { type: "integer", minimum: 0, required: false },
  role: { type: "number", required: false },
  status: { type: "boolean", required: false, whenAbsent: false },
};

const isLong = requests >= 5_000;
const chosen: Fields[] = isLong
  ? fc.sample(tablesOfFields, { numRuns: tables, seed: fuzzSeed })
  : [everyKind];

for (const gateway of ["http", "rest"] as const) {
  for (const [index, fields] of chosen.entries()) {
    test.serial(`${gateway}: whatever is sent to an API of other fields (${index + 1})`, async (t) => {
      t.timeout(1_800_000);
      t.deepEqual(fieldFaults(fields), []);
      const conformance = new Conformance(createDocument(routes, withExamples(fields)));
      const config = [`gateway=${gateway}`, `fields=${JSON.stringify(fields)}`];
      const api = await startApi({ program: `${import.meta.dirname}/../fixtures/fields`, config });
      t.teardown(() => api.close());
      const wanted = isLong ? requests / tables : 150;
      const { sent, seed, statuses } = await fuzz(api, {
        gateway,
        fields,
        conformance,
        wanted,
        seed: fuzzSeed + index,
      });
      t.log(`${sent} requests, FUZZ_SEED=${seed}, ${Object.keys(fields).join(", ")}`);
      for (const name of ["createUser 201", "updateUser 200", "createUser 400"]) {
        t.true((statuses[name] ?? 0) > 0, `no request was answered ${name}`);
      }
    });
  }
}
