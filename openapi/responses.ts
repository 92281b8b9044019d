// The refusals and failures of the OpenAPI document: the API's own, as problem details, and API Gateway's, by their media types.

import { isUnique } from "../handlers/user/claims.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { type Problems, problemsOf, type Refusal } from "./examples.ts";
import { headerOf } from "./headers.ts";
import { type Part, ref } from "./part.ts";
import { schemaRef } from "./schemas.ts";

interface Answer {
  description: string;
  /** Name of the examples of problem details; absent when the API itself never has this answer. */
  own?: Refusal;
  /** What API Gateway says in its message, gateway by gateway; absent when only the API itself has this answer. */
  gateway?: Record<string, string>;
  headers?: Part;
  /** A message that a gateway sends as plain text. */
  plain?: string;
}

const malformed = { gateway: "Bad Request" };

// A REST API says the last one before it looks at the API at all.
const tooLarge = {
  gateway: { httpApi: "Request Entity Too Large", restApi: "Request Too Long" },
  plain: "HTTP content length exceeded 10485760 bytes.",
};

const answers = {
  InvalidUser: {
    description: "The body or a header is out of form; all faults of the body at once.",
    own: "InvalidUser",
    gateway: malformed,
  },
  InvalidParameter: {
    description: "A parameter or a header is out of form.",
    own: "InvalidParameter",
    gateway: malformed,
  },
  Unauthorized: {
    description: "With `auth: jwt`: no token, or one that does not hold.",
    gateway: { httpApi: "Unauthorized", restApi: "The incoming token has expired" },
    headers: { "WWW-Authenticate": headerOf("WWW-Authenticate") },
  },
  Forbidden: {
    description:
      "The token lacks a scope, the signature is missing or wrong, or the firewall objects. A REST API also says so of a path that it does not have.",
    gateway: { httpApi: "Forbidden", restApi: "Missing Authentication Token" },
  },
  UnknownRoute: { description: "An HTTP API has no such path.", gateway: { httpApi: "Not Found" } },
  UserNotFound: {
    description: "There is no such user. An HTTP API also says so of a path that it does not have.",
    own: "UserNotFound",
    gateway: { httpApi: "Not Found" },
  },
  ValueTaken: {
    description: "Another user has a value that is unique. Nothing is written.",
    own: "ValueTaken",
  },
  PreconditionFailed: {
    description: "The user is not, or no longer, in a state that `If-Match` names.",
    own: "PreconditionFailed",
  },
  UserTooLarge: { description: "The body is larger than 16 KB.", own: "UserTooLarge", ...tooLarge },
  RequestTooLarge: { description: "The request is larger than the gateway takes.", ...tooLarge },
  KeyReused: { description: "The `Idempotency-Key` was used before, with other input.", own: "KeyReused" },
  TooManyRequests: {
    description: "More requests than the stage's limits allow. Slow down and try again.",
    gateway: { gateway: "Too Many Requests" },
  },
  HeadersTooLarge: {
    description: "Request line and headers are larger than 10,240 bytes.",
    gateway: { gateway: "Request Header Fields Too Large" },
  },
  InternalServerError: {
    description: "The API failed, or an HTTP API got no answer from its function.",
    own: "InternalServerError",
    gateway: { httpApi: "Internal Server Error", restApi: "Internal server error" },
  },
  BadGateway: {
    description: "A REST API got no answer from its function.",
    gateway: { restApi: "Internal server error" },
  },
  ServiceUnavailable: {
    description: "The table, or the function, is busy or did not answer in time. Try again.",
    own: "ServiceUnavailable",
    gateway: { httpApi: "Service Unavailable" },
    headers: { "Retry-After": headerOf("Retry-After") },
  },
  GatewayTimeout: {
    description: "A REST API waited too long for its function.",
    gateway: { restApi: "Endpoint request timed out" },
  },
} satisfies Record<string, Answer>;

export type ResponseName = keyof typeof answers;

/** A reference to a response of the document. */
export const responseRef = (name: ResponseName) => ref("responses", name);

/** The responses, with the examples that refusals have of users with these fields. */
export function createResponses(fields: Fields): Record<ResponseName, Part> {
  const problems = problemsOf(fields);
  const hasUnique = Object.values(fields).some(isUnique);
  const made = Object.entries<Answer>(answers)
    .filter(([name]) => name !== "ValueTaken" || hasUnique)
    .map(([name, answer]) => [name, responseOf(answer, problems)]);
  return Object.fromEntries(made) as Record<ResponseName, Part>;
}

function responseOf({ description, own, gateway, headers, plain }: Answer, problems: Problems): Part {
  const content: Part = {};
  if (own) content["application/problem+json"] = { schema: schemaRef("Problem"), examples: problems[own] };
  if (gateway) {
    const examples = Object.entries(gateway).map(([name, message]) => [name, { value: { message } }]);
    content["application/json"] = {
      schema: schemaRef("GatewayMessage"),
      examples: Object.fromEntries(examples),
    };
  }
  if (plain) content["text/plain"] = { schema: { type: "string" }, example: plain };
  return { description, ...(headers && { headers }), content };
}

/** What every operation may answer, whoever calls it with whatever. */
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
