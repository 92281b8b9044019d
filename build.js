// Builds a package's `dist/` in the working directory: JavaScript and declarations, since Node reads no TypeScript under `node_modules`.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
// What a renamed file left behind would be packed too.
rmSync("dist", { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [tsc, "--project", "tsconfig.build.json"], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
