import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";

const file = join(import.meta.dirname, "../../src/program/idle-memory.ts");

/** A script that keeps its process when it has no more work, and prints by how many megabytes its memory shrinks in two seconds. */
const script = `
  const megabytes = () => process.memoryUsage.rss() / 2 ** 20;
  let garbage = Array.from({ length: 500_000 }, (_, index) => ({ index, list: [index] }));
  const before = megabytes();
  garbage = undefined;
  process.once("beforeExit", () => setTimeout(() => console.log(before - megabytes()), 2000));
`;

async function returned(call: string): Promise<number> {
  const source = `import { returnMemoryWhenIdle } from ${JSON.stringify(file)}; ${call}; ${script}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", source]);
  return Number(stdout);
}

test("gives memory back when a process has nothing to do", async (t) => {
  const [without, collected] = await Promise.all([returned(""), returned("returnMemoryWhenIdle()")]);
  t.true(collected > without + 20, `${without} and ${collected} MB`);
});
