// `npm run test:packages`: packs the component and the local cloud as a release does, and runs the tests that install them.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "packages-"));
try {
  execFileSync("npm", ["run", "--silent", "tarballs", "--", folder], { stdio: "inherit" });
  const tarballs = readdirSync(folder).map((name) => join(folder, name));
  const { status } = spawnSync("ava", ["--config", "test/packages/ava.config.js", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, TARBALLS: tarballs.join("\n") },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
