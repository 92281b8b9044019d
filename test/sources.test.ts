// Runs the linter and the compiler. Here they run beside other tests, so `npm test` takes less time than with one after the other.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";

const checkout = join(import.meta.dirname, "..");

for (const script of ["lint", "types"]) {
  test(`\`npm run ${script}\` finds nothing`, async (t) => {
    const ran = promisify(execFile)("npm", ["run", "--silent", script], { cwd: checkout });
    const { code = 0, stdout, stderr } = await ran.catch((error) => error);
    t.is(code, 0, stdout + stderr);
  });
}
