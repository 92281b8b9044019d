// Tests the plan of each committed stack against a snapshot, for a reviewer to read.
import { relative, resolve, sep } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { planOfStack, type Stack } from "./helpers/program-stacks.ts";

const checkout = resolve(import.meta.dirname, "..");

/** The inputs that are JSON texts. */
const jsonTexts = new Set(["assumeRolePolicy", "body", "dashboardBody", "format", "policy"]);

/** Returns inputs in a readable form: JSON texts are parsed, a graph's metric is on one line, an archive is a list of files. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are as varied as resource types
async function readable(value: any, key = ""): Promise<unknown> {
  if (jsonTexts.has(key)) return readable(JSON.parse(value));
  if (key === "metrics") return value.map((row: unknown) => JSON.stringify(row));
  if (typeof value !== "object" || value === null) return value;
  if (value.__pulumiArchive) return readable(await (value as pulumi.asset.AssetArchive).assets);
  if (value.__pulumiAsset) return inCheckout(await (value as pulumi.asset.FileAsset).path);
  if (Array.isArray(value)) return Promise.all(value.map((item) => readable(item)));
  const entries = Object.entries(value).map(async ([name, item]) => [name, await readable(item, name)]);
  return Object.fromEntries(await Promise.all(entries));
}

function inCheckout(path: string): string {
  return relative(checkout, path).replaceAll(sep, "/");
}

const plans: [stack: Stack, title: string][] = [
  ["dev", "An HTTP API that everybody may call"],
  ["rest", "A REST API that everybody may call"],
  ["prod", "A guarded and watched HTTP API on a domain of its own"],
];

for (const [stack, title] of plans) {
  test.serial(`${title}: the plan of stack ${stack}`, async (t) => {
    const { resources, lookups, outputs, warnings } = await planOfStack(stack);
    const titled = resources.map(async ({ kind, name, inputs }) => [
      `${kind} ${name}`,
      await readable(inputs),
    ]);
    const byTitle = Object.fromEntries(await Promise.all(titled));
    t.is(Object.keys(byTitle).length, resources.length);
    t.snapshot({ outputs, "looked up": Object.fromEntries(lookups), resources: byTitle, warnings });
  });
}
