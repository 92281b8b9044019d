// The error responses of the OpenAPI document. The API's errors and API Gateway's have different media types.

import { isUnique } from "../handlers/user/claims.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { problemsOf, type Refusal } from "./examples.ts";
import { headerOf } from "./headers.ts";
import { type Part, ref } from "./part.ts";
import { schemaRef } from "./schemas.ts";

interface Answer {
  description: string;
  /** The messages of API Gateway by gateway; missing when only the API has this answer. */
  gateway?: Record<string, string>;
  headers?: Part;
  /** A message that a gateway sends as plain text. */
  plain?: string;
}

const malformed = { gateway: "Bad Request" };

// A REST API sends the plain text before it looks for a route.
const tooLarge = {
  gateway: { httpApi: "Request Entity Too Large", restApi: "Request Too Long" },
  plain: "HTTP content length exceeded 10485760 bytes.",
};

/** The answers by name. The API's own problem details have their examples in `examples.ts`, under the same name. */
const answers = {
  InvalidUser: {
    description: "The body or a header is invalid. `errors` lists every fault of the body.",
    gateway: malformed,
  },
  InvalidParameter: { description: "A parameter or a header is invalid.", gateway: malformed },
  Unauthorized: {
    description: "With `auth: jwt`: the token is missing or invalid.",
    gateway: { httpApi: "Unauthorized", restApi: "The incoming token has expired" },
    headers: { "WWW-Authenticate": headerOf("WWW-Authenticate") },
  },
  Forbidden: {
    description:
      "The token lacks a scope, the signature is missing or wrong, or the firewall refuses the request. A REST API also answers so for an unknown path.",
    gateway: { httpApi: "Forbidden", restApi: "Missing Authentication Token" },
  },
  UnknownRoute: { description: "An HTTP API has no such path.", gateway: { httpApi: "Not Found" } },
  UserNotFound: {
    description: "There is no such user. An HTTP API also answers so for an unknown path.",
    gateway: { httpApi: "Not Found" },
  },
  ValueTaken: { description: "Another user has a value that is unique. Nothing is written." },
  PreconditionFailed: { description: "The user does not exist, or is not in a state that `If-Match` names." },
  UserTooLarge: { description: "The body is larger than 16 KB.", ...tooLarge },
  RequestTooLarge: { description: "The request is too large for the gateway.", ...tooLarge },
  KeyReused: { description: "The `Idempotency-Key` was used before with other input." },
  TooManyRequests: {
    description: "The stage's limit of requests is reached. Slow down and try again.",
    gateway: { gateway: "Too Many Requests" },
  },
  HeadersTooLarge: {
    description: "The request line and the headers are larger than 10,240 bytes.",
    gateway: { gateway: "Request Header Fields Too Large" },
  },
  InternalServerError: {
    description: "The API failed, or an HTTP API got no answer from its function.",
    gateway: { httpApi: "Internal Server Error", restApi: "Internal server error" },
  },
  BadGateway: {
    description: "A REST API got no answer from its function.",
    gateway: { restApi: "Internal server error" },
  },
  ServiceUnavailable: {
    description: "The table or the function is busy or did not answer in time. Try again.",
    gateway: { httpApi: "Service Unavailable" },
    headers: { "Retry-After": headerOf("Retry-After") },
  },
  GatewayTimeout: {
    description: "A REST API waited too long for its function.",
    gateway: { restApi: "Endpoint request timed out" },
  },
} satisfies Record<string, Answer> & Record<Refusal, Answer>;

export type ResponseName = keyof typeof answers;

/** Returns a reference to a response of the document. */
export const responseRef = (name: ResponseName) => ref("responses", name);

/** Returns the responses, with the examples of errors for users with these fields. */
export function createResponses(fields: Fields): Record<ResponseName, Part> {
  const problems = problemsOf(fields);
  const hasUnique = Object.values(fields).some(isUnique);
  const made = Object.entries<Answer>(answers)
    .filter(([name]) => name !== "ValueTaken" || hasUnique)
    .map(([name, answer]) => [name, responseOf(answer, problems[name])]);
  return Object.fromEntries(made) as Record<ResponseName, Part>;
}

/** @param examples those of problem details; missing when only the gateway has this answer */
function responseOf({ description, gateway, headers, plain }: Answer, examples: Part | undefined): Part {
  const content: Part = {};
  if (examples) content["application/problem+json"] = { schema: schemaRef("Problem"), examples };
  if (gateway) {
    const messages = Object.entries(gateway).map(([name, message]) => [name, { value: { message } }]);
    content["application/json"] = {
      schema: schemaRef("GatewayMessage"),
      examples: Object.fromEntries(messages),
    };
  }
  if (plain) content["text/plain"] = { schema: { type: "string" }, example: plain };
  return { description, ...(headers && { headers }), content };
}

/** The responses that every operation may have. */
export const commonResponses = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "UnknownRoute",
  413: "RequestTooLarge",
  429: "TooManyRequests",
  431: "HeadersTooLarge",
  500: "InternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
} satisfies Record<number, ResponseName>;
