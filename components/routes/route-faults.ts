// Finds routes that the gateway cannot serve.

import { pathFaults } from "./checks/path-faults.ts";
import { gatewayTimeout } from "./limits.ts";
import { methods, pathsOf, type Route } from "./route.ts";

/** The settings that decide which routes a gateway can serve. */
export interface Serving {
  gateway: keyof typeof gatewayTimeout;
  corsOrigins: string[];
  domainName?: string | undefined;
}

/** Returns one sentence for each fault, with the route's name. */
export function routeFaults(routes: Route[], serving: Serving): string[] {
  const { gateway, corsOrigins } = serving;
  const places = routes.flatMap((route) => pathsOf(route).map(({ path }) => ({ ...route, path })));
  const preflights = corsOrigins.length > 0 ? routes.filter(({ method }) => method === "OPTIONS") : [];
  return [
    ...(routes.length === 0
      ? ["Expected at least one route, got none. Keep a built-in operation, or add your own route."]
      : []),
    ...routes.flatMap((route) => faultsOf(route, serving)),
    ...preflights.map(
      ({ operation }) =>
        `Route ${operation}: With \`corsOrigins\` the gateway answers OPTIONS itself. Remove one of the two.`,
    ),
    ...repeated(routes),
    ...(gateway === "rest"
      ? places.flatMap((place, index) => otherNames(place, places.slice(0, index)))
      : []),
  ];
}

function faultsOf(route: Route, serving: Serving): string[] {
  const { operation, method, timeout } = route;
  const limit = gatewayTimeout[serving.gateway];
  const faults = [
    ...pathFaults("path", route.path, serving),
    ...route.otherPaths.flatMap((path) => pathFaults("otherPaths", path, serving)),
  ];
  if (!methods.includes(method))
    faults.push(
      `Expected \`method\` to be one of ${methods.join(", ")}, got ${JSON.stringify(method)}. Write a route for each method.`,
    );
  if (typeof timeout === "number" && timeout > limit)
    faults.push(
      `Expected \`timeout\` to be at most ${limit} seconds, as the gateway waits no longer, got ${timeout}.`,
    );
  return faults.map((fault) => `Route ${operation}: ${fault}`);
}

/** Refuses an operation, a slug, or a method with a path that two routes have. The names of path parameters make no difference. */
function repeated(routes: Route[]): string[] {
  const seen = new Map<string, string>();
  return routes.flatMap((route) =>
    pathsOf(route).flatMap(({ path, id, slug }) => {
      const { operation, method } = route;
      const place = `${method} ${path.replace(/\{\w+(\+?)\}/g, "{$1}")}`;
      return [`operation ${id}`, `slug ${slug}`, place].flatMap((key) => {
        const other = seen.get(key);
        seen.set(key, operation);
        const what = key === place ? `${method} ${path}` : key;
        return other === undefined
          ? []
          : [`Route ${operation}: Expected ${what} once, as ${other} has it too.`];
      });
    }),
  );
}

// API Gateway's error would be: "A sibling of this resource already has a variable path part -- only one is allowed".
function otherNames({ operation, path }: Route, others: Route[]): string[] {
  const places = parametersByPlace(path);
  for (const other of others) {
    const theirs = parametersByPlace(other.path);
    for (const [place, ours] of places) {
      const name = theirs.get(place) ?? ours;
      if (name === ours) continue;
      return [
        `Route ${operation}: Expected \`path\` to have ${name} instead of ${ours}, as in ${other.path}: ` +
          `\`gateway: rest\` allows one parameter name in one place, got ${JSON.stringify(path)}.`,
      ];
    }
  }
  return [];
}

/** Returns the path parameters by the path before each. The names of parameters in that path make no difference. */
function parametersByPlace(path: string): Map<string, string> {
  const found = [...path.matchAll(/(?<=\/)\{[^/]*/g)];
  return new Map(
    found.map(({ 0: segment, index }) => [path.slice(0, index).replace(/\{\w+\}/g, "{}"), segment]),
  );
}
