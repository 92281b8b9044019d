#!/usr/bin/env node
// The command `local-cloud`: its sources in a checkout, what was built from them in an installed package.
import { existsSync } from "node:fs";

const sources = new URL("../src/main.ts", import.meta.url);

if (!existsSync(sources)) {
  await import("../dist/main.js");
} else if (process.features.typescript) {
  await import(sources.href);
} else {
  console.error(
    `Expected Node 22.18 or later, got ${process.versions.node}. The project brings its own where \`npm ci\` may run install ` +
      "scripts: see `npm config get ignore-scripts`.",
  );
  process.exitCode = 1;
}
