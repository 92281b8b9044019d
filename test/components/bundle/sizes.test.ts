import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { allRoutes } from "../../../components/routes/all-routes.ts";
import { routesFor } from "../../../components/routes/routes.ts";
import { bundleOfRoute } from "../../helpers/route-bundles.ts";
import { routes } from "../../helpers/routes.ts";
import { growth, notReplaced, type Size, sizeOf, zipped } from "../../helpers/sizes.ts";

const file = join(import.meta.dirname, "sizes.json");

test("keeps each function within 5 % of its size, and names the packages that grew", async (t) => {
  const plain = new Set(routes.map(({ handler }) => String(handler)));
  const found = allRoutes(routesFor({ email: { unique: true }, plan: { index: true } }))
    .filter(({ handler }) => !plain.has(String(handler)))
    .map((route) => ({ ...route, slug: `${route.slug}, where fields are unique or indexed` }));
  const built = await Promise.all(
    [...routes, ...found].map(async (route) => ({ slug: route.slug, bundle: await bundleOfRoute(route) })),
  );
  const sizes = Object.fromEntries(built.map(({ slug, bundle }) => [slug, sizeOf(bundle)]));
  // `npx ava test/components/bundle/sizes.test.ts -- --write` accepts the sizes of now.
  if (process.argv.includes("--write")) await writeFile(file, `${JSON.stringify(sizes, undefined, 2)}\n`);
  const budgets: Record<string, Size> = JSON.parse(await readFile(file, "utf8"));
  for (const { slug, bundle } of built) {
    t.deepEqual(growth(sizeOf(bundle), budgets[slug] ?? {}), [], slug);
    t.deepEqual(notReplaced(bundle), [], `${slug} holds parts of the SDK that were replaced`);
    const most = slug === "create-user" ? 65_000 : slug.includes(" ") ? 68_500 : 65_500;
    t.true(zipped(bundle) <= most, `${slug}: ${zipped(bundle)} bytes zipped`);
  }
});

test("names the packages that grew, the largest first, when their sum is too much", (t) => {
  const budget = { a: 100, b: 100 };
  t.deepEqual(growth({ a: 110, b: 100 }, budget), []);
  t.deepEqual(growth({ a: 101, b: 105, c: 90 }, budget), [
    "c: 90 bytes, 90 more",
    "b: 105 bytes, 5 more",
    "a: 101 bytes, 1 more",
  ]);
});
