// Makes the OpenAPI document from the routes and the fields of a user.

import { parametersOf, pathsOf, type Route } from "../components/routes/route.ts";
import type { Auth, Unknown } from "../components/settings/choices.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { headers } from "./headers.ts";
import { operationOf } from "./operation.ts";
import { parameters, pathParameter } from "./parameters.ts";
import type { Part } from "./part.ts";
import { createResponses } from "./responses.ts";
import { createSchemas } from "./schemas.ts";

/** The options of a document. */
export interface DocumentOptions {
  /** The title of the API. @default "Users API" */
  title?: string;
  /** The version of the API. @default "1.0.0" */
  version?: string;
  /** The license of the API, by its name and SPDX identifier. @default none */
  license?: { name: string; identifier: string };
  /** The authorization of the API. @default all three kinds, for stacks that differ */
  auth?: Auth;
  /** The treatment of properties that are no fields. @default both kinds, for stacks that differ */
  unknown?: Unknown;
}

const description = `Create, list, read, change and delete users.

Every error of the API itself is problem details (RFC 9457), \`application/problem+json\`. An error of API Gateway is
\`application/json\` with a \`message\`.`;

/**
 * Returns an OpenAPI 3.1 document for the routes, and for users with these fields.
 *
 * @throws Error when a field needs an `example`, as none can be made from its rules
 */
export function createDocument(
  routes: Route[],
  fields: Fields,
  { title = "Users API", version = "1.0.0", license, auth, unknown }: DocumentOptions = {},
): Part {
  const paths: Record<string, Part> = {};
  for (const route of routes) {
    for (const { path: template, id, describe } of pathsOf(route)) {
      // OpenAPI has no parameter for the rest of a path, so `{rest+}` becomes `{rest}`.
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

/** Returns the text of openapi.json, indented, so that a diff shows few lines. */
export function formatDocument(document: Part): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The URLs of the API. They are relative to that of the document, as the program does not know its host. */
const servers = [
  { url: "/", description: "HTTP API, or any API with a `domainName`" },
  {
    url: "/{stage}",
    description: "REST API",
    variables: { stage: { default: "api-demo", description: "Setting `stageName`" } },
  },
];

const securityOf = { none: [{}], jwt: [{ jwt: [] }], iam: [{ iam: [] }] } satisfies Record<Auth, Part[]>;
/** All three kinds of authorization: the setting `auth` decides. */
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

/** Returns the path parameters that the document defines. */
function pathItem(path: string): Part {
  const known = parametersOf(path).flatMap((name) => pathParameter(name) ?? []);
  return known.length > 0 ? { parameters: known } : {};
}
