// Checks another commit of this repository out into a temporary folder and installs its packages there.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Checks out the last commit that `ref` and this checkout's branch share, calls `use` with its folder, then deletes the folder.
 *
 * @throws Error with the command that failed and its output
 * @example await withCheckout(root, "origin/main", (folder) => readVersion(folder, ["--stack", "dev"]))
 */
export async function withCheckout<T>(
  root: string,
  ref: string,
  use: (folder: string, commit: string) => Promise<T>,
): Promise<T> {
  const git = (...args: string[]) => run(root, "git", args);
  const commit = mergeBase(root, ref);
  const parent = await mkdtemp(join(tmpdir(), "plan-"));
  const folder = join(parent, "base");
  try {
    git("worktree", "add", "--detach", folder, commit);
    run(folder, "npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"]);
    return await use(folder, commit);
  } finally {
    await rm(parent, { recursive: true });
    git("worktree", "prune");
  }
}

function mergeBase(root: string, ref: string): string {
  try {
    return run(root, "git", ["merge-base", ref, "HEAD"]);
  } catch (error) {
    const remedy = `Expected ${ref} and HEAD to share a commit, found none. Fetch ${ref}, or set --base to another, such as main or HEAD~1.`;
    throw new Error(`${remedy}\n${(error as Error).message}`);
  }
}

function run(cwd: string, command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status === 0) return stdout.trim();
  const said = error?.message ?? `${stderr}${stdout}`.trim();
  throw new Error(`\`${[command, ...args].join(" ")}\` failed:\n${said}`);
}
