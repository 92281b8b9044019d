// The OpenAPI document: the routes and the user's fields.

import { parametersOf, pathsOf, type Route } from "../components/routes/route.ts";
import type { Auth, Unknown } from "../components/settings/choices.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { headers } from "./headers.ts";
import { operationOf } from "./operation.ts";
import { parameters, pathParameter } from "./parameters.ts";
import type { Part } from "./part.ts";
import { createResponses } from "./responses.ts";
import { createSchemas } from "./schemas.ts";

/** What a document says of its API as a whole. */
export interface DocumentOptions {
  /** @default "Users API" */
  title?: string;
  /** @default "1.0.0" */
  version?: string;
  /** @default none */
  license?: { name: string; identifier: string };
  /** Whom the API lets in. @default what any stack may say */
  auth?: Auth;
  /** Whether properties that are no fields are refused. @default what any stack may say */
  unknown?: Unknown;
}

const description = `Create, list, read, change and delete users.

Every refusal and failure of the API itself is problem details (RFC 9457), \`application/problem+json\`. What API Gateway
answers by itself is \`application/json\` with a \`message\`.`;

/**
 * An OpenAPI 3.1 document of the routes and of users with these fields.
 *
 * @throws Error when a field has no example, and its rules do not tell one
 */
export function createDocument(
  routes: Route[],
  fields: Fields,
  { title = "Users API", version = "1.0.0", license, auth, unknown }: DocumentOptions = {},
): Part {
  const paths: Record<string, Part> = {};
  for (const route of routes) {
    for (const { path: template, id, describe } of pathsOf(route)) {
      // A parameter that takes all that follows is one of any other kind here.
      const path = template.replaceAll("+}", "}");
      paths[path] = {
        ...pathItem(path),
        ...paths[path],
        [route.method.toLowerCase()]: operationOf(path, id, describe),
      };
    }
  }
  return {
    openapi: "3.1.1",
    info: { title, version, description, ...(license && { license }) },
    servers,
    security: auth === undefined ? anyOfThem : securityOf[auth],
    tags: [
      { name: "users", description: `A user is an id, ${Object.keys(fields).join(", ")}, and two times.` },
    ],
    paths,
    components: {
      schemas: createSchemas(fields, unknown),
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

const securityOf = { none: [{}], jwt: [{ jwt: [] }], iam: [{ iam: [] }] } satisfies Record<Auth, Part[]>;
/** One of the three, by the setting `auth`. */
const anyOfThem = Object.values(securityOf).flat();

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

/** The parameters that the document knows by name. */
function pathItem(path: string): Part {
  const known = parametersOf(path).flatMap((name) => pathParameter(name) ?? []);
  return known.length > 0 ? { parameters: known } : {};
}
