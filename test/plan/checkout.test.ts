// Tests the checkout of another commit: it is checked out, installed, and deleted afterwards.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { withCheckout } from "../../plan/checkout.ts";

/** Makes a repository with the commit "base" on `main`, and the commit "head" on `change`, which is checked out. */
async function repository(t: ExecutionContext, lock = true) {
  const root = await folderWith(t, { "package.json": '{ "name": "any", "version": "1.0.0" }', text: "base" });
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  if (lock) {
    const packages = { "": { name: "any", version: "1.0.0" } };
    writeFileSync(
      join(root, "package-lock.json"),
      JSON.stringify({ name: "any", lockfileVersion: 3, packages }),
    );
  }
  const commit = (message: string) => {
    git("add", "--all");
    git(
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
      "commit",
      "-m",
      message,
    );
  };
  git("init", "--initial-branch", "main");
  commit("Base");
  const base = git("rev-parse", "HEAD");
  git("switch", "--create", "change");
  writeFileSync(join(root, "text"), "head");
  commit("Head");
  return { root, git, base };
}

test("the last shared commit is checked out, and the checkout's files stay as they are", async (t) => {
  const { root, git, base } = await repository(t);
  let used = "";
  const text = await withCheckout(root, "main", async (folder, commit) => {
    used = folder;
    t.is(commit, base);
    return readFileSync(join(folder, "text"), "utf8");
  });
  t.is(text, "base");
  t.is(readFileSync(join(root, "text"), "utf8"), "head");
  t.false(existsSync(used));
  t.is(git("worktree", "list").split("\n").length, 1);
});

test("the folder is deleted after a failure too", async (t) => {
  const { root, git } = await repository(t);
  const failing = withCheckout(root, "main", async () => {
    throw new Error("no program");
  });
  await t.throwsAsync(failing, { message: "no program" });
  t.is(git("worktree", "list").split("\n").length, 1);
});

test("an unknown name and packages that cannot be installed are errors with the command", async (t) => {
  const { root } = await repository(t, false);
  await t.throwsAsync(
    withCheckout(root, "nowhere", async () => {}),
    {
      message:
        /^Expected nowhere and HEAD to share a commit, found none\. Fetch nowhere, .*\n`git merge-base nowhere HEAD` failed:\n.*nowhere/s,
    },
  );
  await t.throwsAsync(
    withCheckout(root, "main", async () => {}),
    { message: /^`npm ci .*` failed:\n.*package-lock/s },
  );
});
