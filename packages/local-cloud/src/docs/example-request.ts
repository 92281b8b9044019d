// Chooses a request to try first, from the OpenAPI document if there is one, otherwise from the routes.
import type { ApiRoute } from "../gateway/api/api.ts";
import type { Body, MediaType, OpenApi, Operation, Reference, Schema } from "./open-api.ts";

/** A request that works while the tables are empty. */
export interface ExampleRequest {
  route: ApiRoute;
  body?: { contentType: string; text: string };
}

/**
 * Returns the first operation with an example body in the document, otherwise the first GET or the first route. If every path has
 * parameters, it fills them in.
 *
 * @param basePath the path of the API's URL; the document's paths do not contain it
 */
export function exampleRequest(
  document: OpenApi | undefined,
  routes: ApiRoute[],
  basePath: string,
): ExampleRequest | undefined {
  const plain = routes.filter(({ path }) => path.startsWith("/") && !path.includes("{"));
  const route = plain.find(({ method }) => method === "GET") ?? plain[0] ?? filledIn(routes);
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

/**
 * Returns a GET route with the parameters' names as their values: `/a/proxy` for `/a/{proxy+}`. It prefers a path that ends in such a
 * greedy parameter. A `$default` route needs none of this, as it takes the API's URL.
 */
function filledIn(routes: ApiRoute[]): ApiRoute | undefined {
  if (routes.some(({ path }) => path === "$default")) return undefined;
  const readable = routes.filter(
    ({ method, path }) => ["GET", "ANY"].includes(method) && path.startsWith("/"),
  );
  const route = readable.find(({ path }) => path.endsWith("+}")) ?? readable[0];
  return route && { ...route, path: route.path.replace(/[{}+]/g, "") };
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

/** Follows a `$ref` within the document. Any other value is returned as it is. */
function resolve<T extends object>(document: OpenApi, value: T | Reference | undefined): T | undefined {
  if (value === undefined || !("$ref" in value)) return value as T | undefined;
  const steps = value.$ref.replace(/^#\//, "").split("/");
  // biome-ignore lint/suspicious/noExplicitAny: a reference may lead anywhere
  return steps.reduce<any>((found, step) => found?.[step], document);
}
