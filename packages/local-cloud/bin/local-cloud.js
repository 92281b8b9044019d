#!/usr/bin/env node
// The command `local-cloud`. It loads the TypeScript sources in a checkout, and the built JavaScript in an installed package.
// Even Node 14 and bun must be able to parse this file, so that it can tell them that they cannot run the local cloud.
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const isCheckout = existsSync(join(here, "../src/main.ts"));

if (isCheckout && !process.features.typescript && !process.versions.bun) {
  // The checkout's Node is a development dependency. NODE_ENV=production leaves those out.
  const isBrought = existsSync(join(here, "../../../node_modules/node"));
  refuse(
    `Expected Node 22.18 or later, got ${process.versions.node}. ${
      isBrought
        ? "The project brings its own where `npm ci` may run install scripts: see `npm config get ignore-scripts`."
        : "The project brings its own with its development dependencies: run `npm ci --include=dev`."
    }`,
  );
} else {
  const load = (name) => import(isCheckout ? `../src/${name}.ts` : `../dist/${name}.js`);
  const { unsupportedRuntime } = await load("process/unsupported-runtime");
  const fault = unsupportedRuntime(process.versions);
  if (fault) refuse(fault);
  else {
    // Node caches compiled code, and TypeScript without its types, for the next start. Child processes inherit the variable.
    process.env.NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE || join(packages(), ".cache/local-cloud");
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    await load("main");
  }
}

/** @param {string} fault */
function refuse(fault) {
  console.error(fault);
  process.exitCode = 1;
}

/** Returns the `node_modules` folder that holds this package; in a checkout, the one at the root of the checkout. */
function packages() {
  const at = here.lastIndexOf("node_modules");
  return at < 0 ? join(here, "../../../node_modules") : here.slice(0, at + "node_modules".length);
}
