// Which route a path belongs to, by API Gateway's rules.

/** The values of a path's parameters, or `undefined` when the path does not fit the template. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  const parameters: [string, string][] = [];
  for (const [index, segment] of wanted.entries()) {
    const parameter = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (parameter?.[2] === "+") {
      const rest = given.slice(index).join("/");
      // It may be empty behind a slash, but for the root's.
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
 * Orders templates: at the first segment that differs a literal comes before a parameter, and a parameter
 * before a greedy one.
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

/** What a request is matched against. */
interface Routed {
  /** `ANY` takes every method. */
  method: string;
  /** Its template, or `$default`, which takes every path. */
  path: string;
}

/** Puts the routes in the order in which they are tried: the most specific path first, a method before ANY. */
export function inOrder<Route extends Routed>(routes: Route[]): Route[] {
  const anyMethod = ({ method }: Routed) => (method === "ANY" ? 1 : 0);
  return routes.sort((a, b) => compareTemplates(a.path, b.path) || anyMethod(a) - anyMethod(b));
}

/**
 * The first route that takes both the method and the path of a request: one that lacks the method leaves the request to
 * those after it.
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
