#!/usr/bin/env node
// The command `local-cloud`: its sources in a checkout, what was built from them in an installed package.
import { existsSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";

// What Node compiles, and TypeScript that it strips, is kept for the next start, also by the processes that this one starts.
process.env.NODE_COMPILE_CACHE ||= join(packages(), ".cache/local-cloud");
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);

const sources = new URL("../src/main.ts", import.meta.url);

if (!existsSync(sources)) {
  await import("../dist/main.js");
} else if (process.features.typescript) {
  await import(sources.href);
} else {
  // Among the development dependencies, which NODE_ENV=production leaves out.
  const isBrought = existsSync(new URL("../../../node_modules/node", import.meta.url));
  console.error(
    `Expected Node 22.18 or later, got ${process.versions.node}. ${
      isBrought
        ? "The project brings its own where `npm ci` may run install scripts: see `npm config get ignore-scripts`."
        : "The project brings its own with its development dependencies: run `npm ci --include=dev`."
    }`,
  );
  process.exitCode = 1;
}

/** The folder of packages that this one is in, or that is beside the checkout's. */
function packages() {
  const here = import.meta.dirname;
  const at = here.lastIndexOf("node_modules");
  return at < 0 ? join(here, "../../../node_modules") : here.slice(0, at + "node_modules".length);
}
