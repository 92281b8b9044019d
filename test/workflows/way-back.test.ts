// Tests the way back of docs/operations.md, with the commands of that page.
import { readFileSync } from "node:fs";
import test from "ava";
import { record } from "./recorded.ts";

const page = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
const [, commands = ""] = /^## The way back\n.*?^```bash\n(.*?)^```/ms.exec(page) ?? [];
const script = commands.replace("<commit>", "abc1234");

test("the commands of the way back revert, show the plan, and push", async (t) => {
  const { status, calls } = await record(t, script, {});
  t.is(status, 0);
  t.deepEqual(calls, ["git revert --no-edit abc1234", "npm run plan -- --base HEAD~1", "git push"]);
});

test("a revert that meets a conflict pushes nothing", async (t) => {
  const { status, calls } = await record(t, script, {}, { "git revert": { stdout: "", status: 1 } });
  t.deepEqual([status, calls], [1, ["git revert --no-edit abc1234"]]);
});
