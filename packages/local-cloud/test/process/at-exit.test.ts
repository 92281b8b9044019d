import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import test from "ava";

const source = pathToFileURL(join(import.meta.dirname, "../../src/process/at-exit.ts"));

test("calls each function that was not taken back, and Node warns of no leak", async (t) => {
  const script = `
    const { atExit } = await import("${source}");
    const forget = Array.from({ length: 12 }, (_, index) => atExit(() => console.log(index)));
    forget.slice(2).forEach((one) => one());
    process.exit();`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "-e",
    script,
  ]);
  t.deepEqual([stdout, stderr], ["0\n1\n", ""]);
});
