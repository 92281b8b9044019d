// Runs where npm prepares this package: builds `dist/` for an install from git, but not for a checkout that only runs.
import { existsSync } from "node:fs";

const isInstalled = existsSync(new URL("./node_modules/typescript", import.meta.url));
// What `npm ci` is run for, the program and its tests, is TypeScript that Node reads as it is; without compiler there is nothing to build with.
if (isInstalled && process.env.npm_command !== "ci") await import("./build.js");
