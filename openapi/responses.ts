// The refusals and failures of the OpenAPI document: the API's own, as problem details, and API Gateway's, by their media types.

import { problems, type Refusal } from "./examples.ts";
import { headerRefs } from "./headers.ts";
import { type Part, ref } from "./part.ts";
import { schemaRef } from "./schemas.ts";

interface Answerers {
  /** Name of the examples of problem details; absent when the API itself never has this answer. */
  own?: Refusal;
  /** What API Gateway says in its message, gateway by gateway; absent when only the API itself has this answer. */
  gateway?: Record<string, string>;
  headers?: Part;
}

function response(description: string, { own, gateway, headers }: Answerers): Part {
  const content: Part = {};
  if (own) content["application/problem+json"] = { schema: schemaRef("Problem"), examples: problems[own] };
  if (gateway) {
    const examples = Object.entries(gateway).map(([name, message]) => [name, { value: { message } }]);
    content["application/json"] = {
      schema: schemaRef("GatewayMessage"),
      examples: Object.fromEntries(examples),
    };
  }
  return { description, ...(headers && { headers }), content };
}

// A REST API says this one as plain text, before it looks at the API at all.
const plainTooLarge = { schema: { type: "string" }, example: "HTTP content length exceeded 10485760 bytes." };

function tooLarge(description: string, own?: Refusal): Part {
  const gateway = { httpApi: "Request Entity Too Large", restApi: "Request Too Long" };
  const { content, ...rest } = response(description, { own, gateway });
  return { ...rest, content: { ...(content as Part), "text/plain": plainTooLarge } };
}

const malformed = { gateway: "Bad Request" };

/** A reference to a response of the document. */
export const responseRef = (name: keyof typeof responses) => ref("responses", name);

export const responses = {
  InvalidUser: response("The body or a header is out of form; all faults of the body at once.", {
    own: "InvalidUser",
    gateway: malformed,
  }),
  InvalidParameter: response("A parameter or a header is out of form.", {
    own: "InvalidParameter",
    gateway: malformed,
  }),
  Unauthorized: response("With `auth: jwt`: no token, or one that does not hold.", {
    gateway: { httpApi: "Unauthorized", restApi: "The incoming token has expired" },
    headers: headerRefs("WWW-Authenticate"),
  }),
  Forbidden: response(
    "The token lacks a scope, the signature is missing or wrong, or the firewall objects. A REST API also says so of a path that it does not have.",
    { gateway: { httpApi: "Forbidden", restApi: "Missing Authentication Token" } },
  ),
  UnknownRoute: response("An HTTP API has no such path.", { gateway: { httpApi: "Not Found" } }),
  UserNotFound: response("There is no such user. An HTTP API also says so of a path that it does not have.", {
    own: "UserNotFound",
    gateway: { httpApi: "Not Found" },
  }),
  PreconditionFailed: response("The user is not, or no longer, in a state that `If-Match` names.", {
    own: "PreconditionFailed",
  }),
  UserTooLarge: tooLarge("The body is larger than 16 KB.", "UserTooLarge"),
  RequestTooLarge: tooLarge("The request is larger than the gateway takes."),
  KeyReused: response("The `Idempotency-Key` was used before, with other input.", { own: "KeyReused" }),
  TooManyRequests: response("More requests than the stage's limits allow. Slow down and try again.", {
    gateway: { gateway: "Too Many Requests" },
  }),
  HeadersTooLarge: response("Request line and headers are larger than 10,240 bytes.", {
    gateway: { gateway: "Request Header Fields Too Large" },
  }),
  InternalServerError: response("The API failed, or an HTTP API got no answer from its function.", {
    own: "InternalServerError",
    gateway: { httpApi: "Internal Server Error", restApi: "Internal server error" },
  }),
  BadGateway: response("A REST API got no answer from its function.", {
    gateway: { restApi: "Internal server error" },
  }),
  ServiceUnavailable: response("The table, or the function, is busy or did not answer in time. Try again.", {
    own: "ServiceUnavailable",
    gateway: { httpApi: "Service Unavailable" },
    headers: headerRefs("Retry-After"),
  }),
  GatewayTimeout: response("A REST API waited too long for its function.", {
    gateway: { restApi: "Endpoint request timed out" },
  }),
} satisfies Record<string, Part>;

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
} satisfies Record<number, keyof typeof responses>;
