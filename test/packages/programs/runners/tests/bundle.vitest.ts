import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { bundleOfRoute } from "../bundles.ts";

test("a route of one's own is bundled", async () => {
  const code = await bundleOfRoute();
  expect(code).toContain("hello");
  await writeFile("printed.json", JSON.stringify(code));
}, 60_000);
