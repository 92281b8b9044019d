// Lists API Gateway's extensions in the document of a REST API that the local run ignores.
import { saysNothing } from "../../resources/effects.ts";
import { ofType, type Resource } from "../../resources/resource.ts";

const prefix = "x-amazon-apigateway-";

const read = new Set(
  [
    "any-method",
    "api-key-source",
    "auth",
    "authorizer",
    "authtype",
    "binary-media-types",
    "gateway-responses",
    "integration",
  ].map((name) => `${prefix}${name}`),
);

/** Returns the ignored extensions of all documents, as texts for people. */
export function unreadExtensions(resources: Resource[]): string[] {
  const found = ofType(resources, "aws:apigateway/restApi:RestApi").flatMap(({ inputs: { body } }) =>
    body ? extensionsIn(JSON.parse(body)) : [],
  );
  return [...new Set(found)].sort().map((name) => `${name} in the body of apigateway.RestApi`);
}

function extensionsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (!name.startsWith(prefix) || read.has(name)) return extensionsIn(member);
    return saysNothing(name, member) ? [] : [name];
  });
}
