// Bundles the functions of routes, each once in a process.

import type { Built } from "../../components/bundle/built.ts";
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import type { Route } from "../../components/routes/route.ts";
import { onProcess } from "../../packages/local-cloud/test/helpers/on-process.ts";

const bundles = onProcess("bundles of routes", () => new Map<string, Promise<Built>>());

/** Returns the bundle of a route's function. Do not change it: other tests read it too. */
export function bundleOfRoute({
  slug,
  handler,
  resolveFrom,
}: Pick<Route, "slug" | "handler" | "resolveFrom">): Promise<Built> {
  const key = JSON.stringify([`${handler}`, resolveFrom]);
  const built = bundles.get(key) ?? bundleInMemory(slug, handler, resolveFrom);
  bundles.set(key, built);
  return built;
}
