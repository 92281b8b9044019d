// Finds the route of a request, by API Gateway's rules.

/** Returns the values of a path's parameters, or `undefined` if the path does not match the template. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  const parameters: [string, string][] = [];
  for (const [index, segment] of wanted.entries()) {
    const parameter = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (parameter?.[2] === "+") {
      const rest = given.slice(index).join("/");
      // A greedy parameter may be empty after a slash, except after the root's slash.
      if (given.length <= index || (rest === "" && index === 1)) return undefined;
      return Object.fromEntries([...parameters, [parameter[1] ?? "", rest]]);
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (parameter) {
      if (value === "") return undefined;
      parameters.push([parameter[1] ?? "", value]);
    } else if (value !== segment) return undefined;
  }
  return wanted.length === given.length ? Object.fromEntries(parameters) : undefined;
}

/**
 * Orders templates by their first different segment: a literal comes before a parameter, and a parameter before a
 * greedy one.
 */
export function compareTemplates(a: string, b: string): number {
  const ranksA = a.split("/").map(segmentRank);
  const ranksB = b.split("/").map(segmentRank);
  for (let i = 0; i < Math.max(ranksA.length, ranksB.length); i++) {
    const difference = (ranksA[i] ?? 3) - (ranksB[i] ?? 3);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The parts of a route that a request is matched against. */
interface Routed {
  /** The method. `ANY` matches every method. */
  method: string;
  /** The path's template. `$default` matches every path. */
  path: string;
}

/** Sorts routes in the order in which they are tried: the most specific path first, and a method before `ANY`. */
export function inOrder<Route extends Routed>(routes: Route[]): Route[] {
  const anyMethod = ({ method }: Routed) => (method === "ANY" ? 1 : 0);
  return routes.sort((a, b) => compareTemplates(a.path, b.path) || anyMethod(a) - anyMethod(b));
}

/**
 * Returns the first route that matches both the method and the path. If only the path of a route matches, the routes after it are
 * tried.
 */
export function findRoute<Route extends Routed>(ordered: Route[], method: string, path: string) {
  for (const route of ordered) {
    if (route.method !== "ANY" && route.method !== method) continue;
    const pathParameters = route.path === "$default" ? {} : matchPath(route.path, path);
    if (pathParameters) return { route, pathParameters };
  }
  return undefined;
}

function segmentRank(segment: string): number {
  if (!segment.startsWith("{")) return 0;
  return segment.endsWith("+}") ? 2 : 1;
}
