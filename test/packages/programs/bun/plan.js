// Prints the runtime, and the hash of each function's bundle.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runtime } from "@pulumi/pulumi";

const bundles = {};
await runtime.setMocks({
  async newResource({ type, name, inputs }) {
    if (type === "aws:lambda/function:Function") {
      const { "index.js": file } = await inputs.code.assets;
      bundles[name] = createHash("sha256")
        .update(readFileSync(await file.path))
        .digest("hex");
    }
    return { id: name, state: inputs };
  },
  call: ({ inputs }) => inputs,
});
await import("./index.js");
await runtime.disconnect();
process.stdout.write(JSON.stringify({ isBun: "bun" in process.versions, bundles }));
