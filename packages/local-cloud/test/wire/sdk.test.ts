// Tests that the installed SDK has the parts of Pulumi's SDK that the local run relies on.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "ava";
import * as internals from "../../src/wire/sdk.ts";
import { folderWith } from "../helpers/folders.ts";
import { fixture } from "../helpers/local.ts";

const sdk = internals.loadSdk(fixture);

test("knows the envelopes of values as the SDK marks them", (t) => {
  const rpc = createRequire(import.meta.url)("@pulumi/pulumi/runtime/rpc.js");
  t.is(internals.signatureKey, rpc.specialSigKey);
  t.is(internals.unknown, rpc.unknownValue);
  t.deepEqual(internals.signatures, {
    asset: rpc.specialAssetSig,
    archive: rpc.specialArchiveSig,
    secret: rpc.specialSecretSig,
    resource: rpc.specialResourceSig,
    output: rpc.specialOutputValueSig,
  });
});

test("starts a runner that is there, and reads its exit status", async (t) => {
  const file = join(sdk.folder, internals.runner);
  t.true(existsSync(file));
  const text = await readFile(file, "utf8");
  t.true(text.includes(`nodeJSProcessExitedAfterLoggingUserActionableMessage = ${internals.reportedExit};`));
  for (const flag of [
    "monitor",
    "engine",
    "organization",
    "project",
    "stack",
    "root-directory",
    "pwd",
    "dry-run",
  ])
    t.true(text.includes(`"${flag}"`), flag);
});

test("refuses an SDK that is older than its engine, with both versions", async (t) => {
  const manifest = JSON.stringify({ name: "@pulumi/pulumi", version: "3.99.1" });
  const folder = await folderWith(t, { "node_modules/@pulumi/pulumi/package.json": manifest });
  t.throws(() => internals.loadSdk(folder), {
    message: `Expected @pulumi/pulumi 3.142.0 or later for the program in ${folder}, got 3.99.1. Run \`npm install @pulumi/pulumi@latest\`.`,
  });
});

test("names the folder when there is no SDK", async (t) => {
  const folder = await folderWith(t, {});
  t.throws(() => internals.loadSdk(folder), {
    message: `Expected @pulumi/pulumi to be installed for the program in ${folder}, found none. Run \`npm install\`.`,
  });
});
