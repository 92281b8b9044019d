// Which route a path belongs to, by API Gateway's rules.
import type { Resource } from "../resources/resource.ts";

/** The values of a path's parameters, or `undefined` when the path does not fit the template. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  const parameters: [string, string][] = [];
  for (const [index, segment] of wanted.entries()) {
    const parameter = /^\{(.+?)(\+?)\}$/.exec(segment);
    if (parameter?.[2] === "+") {
      const rest = given.slice(index).join("/");
      if (rest === "") return undefined;
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

function segmentRank(segment: string): number {
  if (!segment.startsWith("{")) return 0;
  return segment.endsWith("+}") ? 2 : 1;
}

/** A path without the stage's base path, at least `/`; `undefined` when it lies elsewhere. */
export function withoutBase(path: string, basePath: string): string | undefined {
  if (basePath === "") return path;
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

/**
 * The first part of every path of a stage, without a slash at the end. On a domain of its own a stage is reached
 * below the mapping's key, at the root unless it has one, and not below its own name.
 */
export function basePathOf(
  resources: Resource[],
  apiId: string,
  stageName: string,
  invokeUrl: string,
): string {
  const mapping = resources.find(
    ({ type, inputs }) =>
      type === "aws:apigatewayv2/apiMapping:ApiMapping" &&
      inputs.apiId === apiId &&
      inputs.stage === stageName,
  );
  if (!mapping) return new URL(invokeUrl).pathname.replace(/\/$/, "");
  const key = mapping.inputs.apiMappingKey;
  return key ? `/${key}` : "";
}

/** Where the first API is reached, without a slash at the end. A custom domain has no stage in its paths, nor has its stand-in here. */
export function urlOf(resources: Resource[], origin: string): string {
  if (resources.some(({ type }) => type === "aws:apigatewayv2/apiMapping:ApiMapping")) return origin;
  const stage = resources.find(({ type }) => /^aws:apigateway(v2)?\/stage:Stage$/.test(type));
  return (stage?.outputs.invokeUrl ?? origin).replace(/\/$/, "");
}
