// Tests a function with files beside its bundle: the local run serves them, and picks up their changes.
import { join } from "node:path";
import test from "ava";
import { startWatched } from "../../packages/local-cloud/test/helpers/watched.ts";

const checkout = join(import.meta.dirname, "../..");
const inCheckout = (path: string) => JSON.stringify(join(checkout, path));

const files = {
  "index.ts": `import * as aws from "@pulumi/aws";
import { BundledFunction } from ${inCheckout("components/bundle/bundled-function.ts")};
import { createRoute } from ${inCheckout("packages/local-cloud/test/fixtures/function.ts")};
const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });
const trust = JSON.stringify({
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
});
const { arn } = new aws.iam.Role("role", { assumeRolePolicy: trust });
createRoute(api, new BundledFunction("one", {
  callback: () => import("./handlers/one.ts"),
  resolveFrom: import.meta.url,
  role: arn,
  bundle: { external: ["uuid"], files: ["texts/*"] },
}), "one", "GET /one");
`,
  "handlers/one.ts": handler("first"),
  "texts/a.txt": "text",
};

function handler(text: string): string {
  return `import { readFileSync } from "node:fs";
import { NIL } from "uuid";
const texts = readFileSync(new URL("../texts/a.txt", import.meta.url), "utf8");
export const handler = async () => ({ version: [${JSON.stringify(text)}, texts, NIL.slice(0, 8)].join(" "), pid: process.pid });
`;
}

test.serial("picks up a saved handler, and a saved file beside its bundle", async (t) => {
  const { log, save, get } = await startWatched(t, files);
  t.is((await get("one")).version, "first text 00000000");
  await save("handlers/one.ts", handler("second"));
  await log.next(/^Reloaded one/);
  t.is((await get("one")).version, "second text 00000000");
  await save("texts/a.txt", "other text");
  await log.next(/^Reloaded one/);
  t.is((await get("one")).version, "second other text 00000000");
  t.false(log.lines.some((line) => /Cannot|the program/.test(line)));
});
