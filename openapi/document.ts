// The OpenAPI document: the routes table, the user's fields and what is said of each operation.

import type { Route } from "../components/settings/route.ts";
import type { Fields } from "../handlers/user/fields.ts";
import project from "../package.json" with { type: "json" };
import { headers } from "./headers.ts";
import { type Operation, operations } from "./operations.ts";
import { parameterRef, parameters, pathParameter } from "./parameters.ts";
import type { Part } from "./part.ts";
import { commonResponses, createResponses, responseRef } from "./responses.ts";
import { createSchemas, schemaRef } from "./schemas.ts";

const description = `Create, list, read, change and delete users.

Every refusal and failure of the API itself is problem details (RFC 9457), \`application/problem+json\`. What API Gateway
answers by itself is \`application/json\` with a \`message\`.`;

/**
 * An OpenAPI 3.1 document of the routes and of users with these fields.
 *
 * @throws Error when a route has no description, a description no route, or a field no example
 */
export function createDocument(routes: Omit<Route, "handler">[], fields: Fields): Part {
  const missing = Object.keys(operations).filter(
    (name) => !routes.some(({ operation }) => operation === name),
  );
  if (missing.length > 0)
    throw new Error(`No route has the operation ${missing.join(", ")} of openapi/operations.ts.`);
  const paths: Record<string, Part> = {};
  for (const route of routes) {
    paths[route.path] ??= pathItem(route.path);
    Object.assign(paths[route.path] as Part, { [route.method.toLowerCase()]: operationOf(route) });
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Users API",
      version: project.version,
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers,
    security,
    tags: [
      { name: "users", description: `A user is an id, ${Object.keys(fields).join(", ")}, and two times.` },
    ],
    paths,
    components: {
      schemas: createSchemas(fields),
      parameters,
      headers,
      responses: createResponses(fields),
      securitySchemes,
    },
  };
}

/** The text of openapi.json: laid out so that a change is one of few lines. */
export function formatDocument(document: Part): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Relative to where the document is: the program does not know its host. */
const servers = [
  { url: "/", description: "HTTP API, and any API on a domain of its own" },
  {
    url: "/{stage}",
    description: "REST API",
    variables: { stage: { default: "api-demo", description: "Setting `stageName`" } },
  },
];

/** One of the three, by the setting `auth`. */
const security = [{}, { jwt: [] }, { iam: [] }];

const securitySchemes = {
  jwt: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "With `auth: jwt`: a token of the setting's issuer. `jwtReadScope` and `jwtWriteScope` name the scopes that reading and writing need.",
  },
  iam: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    "x-amazon-apigateway-authtype": "awsSigv4",
    description:
      "With `auth: iam`: a request signed with AWS Signature Version 4 for the service `execute-api`.",
  },
};

function pathItem(path: string): Part {
  const found = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const parameter = pathParameter(name);
    if (parameter) return parameterRef(parameter);
    throw new Error(`openapi/parameters.ts does not have the path parameter ${name} of ${path}.`);
  });
  return found.length > 0 ? { parameters: found } : {};
}

function operationOf({ operation: operationId }: Omit<Route, "handler">): Part {
  const operation = (operations as Record<string, Operation>)[operationId];
  if (!operation) throw new Error(`openapi/operations.ts does not have the operation ${operationId}.`);
  const { summary, description, answers, hasBody } = operation;
  const shared = Object.entries({ ...commonResponses, ...answers });
  return {
    operationId,
    summary,
    description,
    tags: ["users"],
    ...(operation.parameters.length > 0 && {
      parameters: operation.parameters.map(parameterRef),
    }),
    ...(hasBody && { requestBody }),
    responses: Object.fromEntries(
      shared.map(([status, answer]) => [status, typeof answer === "string" ? responseRef(answer) : answer]),
    ),
  };
}

const requestBody = {
  required: true,
  description: "At most 16 KB.",
  content: { "application/json": { schema: schemaRef("UserInput") } },
};
