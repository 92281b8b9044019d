// `npm run test:ric`: builds AWS's own runtime client, and runs the tests that compare the local run's functions with it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The version for nodejs24.x in `docs/recorded.md` of the local cloud. */
const client = "aws-lambda-ric@4.0.2";

const folder = mkdtempSync(join(tmpdir(), "ric-"));
try {
  execFileSync("npm", ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", client], {
    stdio: "inherit",
  });
  const { status } = spawnSync("ava", ["--config", "test/ric/ava.config.js", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, RIC: join(folder, "node_modules/aws-lambda-ric/index.mjs") },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
