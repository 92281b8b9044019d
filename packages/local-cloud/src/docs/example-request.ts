// A request to try first: of the OpenAPI document where the program has one, else of its routes.
import type { ApiRoute } from "../gateway/api/api.ts";
import type { Body, MediaType, OpenApi, Operation, Reference, Schema } from "./open-api.ts";

/** A request that needs nothing to be there before. */
export interface ExampleRequest {
  route: ApiRoute;
  body?: { contentType: string; text: string };
}

/**
 * The first operation whose body the document gives an example of, else the first GET; without parameters in its path, and
 * registered as a route.
 *
 * @param basePath of the API, which the document's paths do not have
 */
export function exampleRequest(
  document: OpenApi | undefined,
  routes: ApiRoute[],
  basePath: string,
): ExampleRequest | undefined {
  const plain = routes.filter(({ path }) => path.startsWith("/") && !path.includes("{"));
  const route = plain.find(({ method }) => method === "GET") ?? plain[0];
  const first = route?.method === "ANY" ? { ...route, method: "GET" } : route;
  if (!document) return first && { route: first };
  const known = operationsOf(document).flatMap(({ method, path, operation }) => {
    const route = plain.find((one) => one.path === basePath + path && [method, "ANY"].includes(one.method));
    return route ? [{ route: { ...route, method }, body: bodyOf(document, operation) }] : [];
  });
  return (
    known.find(({ body }) => body) ??
    known.find(({ route }) => route.method === "GET") ??
    (first && { route: first })
  );
}

function operationsOf({ paths = {} }: OpenApi) {
  return Object.entries(paths).flatMap(([path, operations = {}]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      operation ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  );
}

function bodyOf(document: OpenApi, { requestBody }: Operation): ExampleRequest["body"] {
  const { content = {} } = resolve<Body>(document, requestBody) ?? {};
  for (const [contentType, media] of Object.entries(content)) {
    const value = exampleOf(document, media);
    if (value === undefined) continue;
    return { contentType, text: typeof value === "string" ? value : JSON.stringify(value) };
  }
  return undefined;
}

function exampleOf(document: OpenApi, { example, examples, schema }: MediaType): unknown {
  const [named] = Object.values(examples ?? {});
  const ofSchema = resolve<Schema>(document, schema);
  return example ?? named?.value ?? ofSchema?.example ?? ofSchema?.examples?.[0];
}

/** What a reference within the document leads to; everything else as it is. */
function resolve<T extends object>(document: OpenApi, value: T | Reference | undefined): T | undefined {
  if (value === undefined || !("$ref" in value)) return value as T | undefined;
  const steps = value.$ref.replace(/^#\//, "").split("/");
  // biome-ignore lint/suspicious/noExplicitAny: a reference may lead anywhere
  return steps.reduce<any>((found, step) => found?.[step], document);
}
