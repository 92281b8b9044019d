// Tests the routes table: its rows, and the resources of each.
import { existsSync } from "node:fs";
import test from "ava";
import { routes } from "../../helpers/routes.ts";

test("no two routes have the same operation, slug, or method and path", (t) => {
  const names = routes.flatMap(({ operation, slug, method, path }) => [
    `operation ${operation}`,
    `slug ${slug}`,
    `${method} ${path}`,
  ]);
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  t.deepEqual(repeated, [], `components/routes/routes.ts has more than once: ${repeated.join(", ")}`);
});

test("every route has tests of its handler", (t) => {
  for (const { operation, slug } of routes) {
    const file = `test/handlers/${slug}.test.ts`;
    const exists = existsSync(new URL(`../../../${file}`, import.meta.url));
    t.true(exists, `Write ${file}: ${operation} has no tests of its handler.`);
  }
});
