// The types of a route's `describe`. The OpenAPI document and the CORS headers are made from it.

/** A JSON Schema, draft 2020-12. It may refer to schemas of the OpenAPI document: `{ $ref: "#/components/schemas/User" }`. */
export type JsonSchema = Record<string, unknown>;

/**
 * The description of an operation in the OpenAPI document.
 *
 * @example
 * { summary: "Find a user by e-mail", answers: { 200: { description: "The user.", body: { $ref: "#/components/schemas/User" } } } }
 */
export interface RouteDescription {
  /** A few words about the operation, such as `Find a user by e-mail`. */
  summary: string;
  /** A longer text in Markdown. @default none */
  description?: string;
  /** The parameters. A path parameter that is not listed is a string. @default the path parameters */
  parameters?: ParameterDescription[];
  /** The JSON Schema of the request's body. @default no body */
  body?: JsonSchema;
  /** The media types of the body. Clients send the first; a wildcard means any. @default ["application/json"] */
  bodyTypes?: string[];
  /** The answers by status, with this operation's errors. The document adds what every operation may answer, except 400. @default 200 without a body */
  answers?: Record<number, AnswerDescription | ResponseReference>;
}

/**
 * A parameter of an operation. For `userId`, `limit`, `lastKey`, `Idempotency-Key`, `If-Match` and `If-None-Match`, `name` and `in` are
 * enough, as the document defines them. With `corsOrigins` a web page may send every header that is a parameter.
 */
export interface ParameterDescription extends ValueDescription {
  name: string;
  in: "path" | "query" | "header";
}

/** An answer of an operation. */
export interface AnswerDescription {
  /** A sentence about the answer. */
  description: string;
  /** The headers by name. For those of the built-in operations an empty object is enough: `{ ETag: {} }`. @default none */
  headers?: Record<string, ValueDescription>;
  /** The JSON Schema of the answer's body. @default problem details from 400 on, else no body */
  body?: JsonSchema;
}

/** The value of a parameter or a header. */
export interface ValueDescription {
  /** A sentence about the value. @default none */
  description?: string;
  /** True when the value must be present. @default true in the path, false elsewhere */
  required?: boolean;
  /** The JSON Schema of the value. @default a string */
  schema?: JsonSchema;
}

/** A reference to an answer that the document defines: `{ $ref: "#/components/responses/UserNotFound" }`. */
export interface ResponseReference {
  $ref: `#/components/responses/${string}`;
}

/** Returns the names of an answer's headers. */
export function headersOf(answer: AnswerDescription | ResponseReference): string[] {
  return "headers" in answer ? Object.keys(answer.headers ?? {}) : [];
}
