#!/usr/bin/env node
// The command `local-cloud`: its sources in a checkout, what was built from them in an installed package.
// Node 14 and bun read this file too, to say that they do not run it.
import { existsSync } from "node:fs";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const isCheckout = existsSync(join(here, "../src/main.ts"));

if (isCheckout && !process.features.typescript && !process.versions.bun) {
  // Among the development dependencies, which NODE_ENV=production leaves out.
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
    // What Node compiles, and TypeScript that it strips, is kept for the next start, also by the processes that this one starts.
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

/** The folder of packages that this one is in, or that is beside the checkout's. */
function packages() {
  const at = here.lastIndexOf("node_modules");
  return at < 0 ? join(here, "../../../node_modules") : here.slice(0, at + "node_modules".length);
}
