// Another commit of this repository, checked out and installed on its own for as long as it is needed.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Calls `use` with a folder that has the commit where `ref` and this checkout's branch have parted.
 *
 * @throws Error with the command that failed and what it said
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
    const remedy = `Expected a commit that ${ref} and HEAD have in common, got none. Fetch it, or name another by --base, such as main or HEAD~1.`;
    throw new Error(`${remedy}\n${(error as Error).message}`);
  }
}

function run(cwd: string, command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status === 0) return stdout.trim();
  const said = error?.message ?? `${stderr}${stdout}`.trim();
  throw new Error(`\`${[command, ...args].join(" ")}\` failed:\n${said}`);
}
