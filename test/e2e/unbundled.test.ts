// Tests a program whose handler cannot be bundled, in the local run.
import test from "ava";
import { startApi } from "../helpers/cloud.ts";

test("says in one line which function and which import cannot be bundled", async (t) => {
  await t.throwsAsync(startApi({ program: `${import.meta.dirname}/../fixtures/unbundled` }), {
    message: [
      "Diagnostics:",
      "  pulumi:pulumi:Stack (unbundled-dev):",
      '    error: Cannot bundle function "broken": Could not resolve "not-installed" ' +
        "(../programs/handlers/missing-package.ts:3). Install the package, or correct its name.",
    ].join("\n"),
  });
});
