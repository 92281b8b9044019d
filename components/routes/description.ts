// What the OpenAPI document says of an operation: the part `describe` of its row. CORS takes the names of headers from it.

/** A JSON Schema, draft 2020-12. It may refer to the document's own: `{ $ref: "#/components/schemas/User" }`. */
export type JsonSchema = Record<string, unknown>;

export interface RouteDescription {
  /** A few words: `Find a user by e-mail`. */
  summary: string;
  /** Markdown. @default none */
  description?: string;
  /** Its parameters; one of the path that is not among them is a string. @default those of the path */
  parameters?: ParameterDescription[];
  /** The JSON that a request carries. @default none */
  body?: JsonSchema;
  /** The media types that it may have, the one to send first; a wildcard is any. @default ["application/json"] */
  bodyTypes?: string[];
  /** The answers by status, refusals too, besides those that any operation may have. @default 200, without a body */
  answers?: Record<number, AnswerDescription | ResponseReference>;
}

/**
 * A parameter. The document knows `userId`, `limit`, `lastKey`, `Idempotency-Key`, `If-Match` and `If-None-Match`: of those, `name`
 * and `in` are enough. A page of another origin may send every header that is among the parameters of some route.
 */
export interface ParameterDescription extends ValueDescription {
  name: string;
  in: "path" | "query" | "header";
}

export interface AnswerDescription {
  description: string;
  /** Its headers by name. The document knows those of the users' operations: `{ ETag: {} }`. @default none */
  headers?: Record<string, ValueDescription>;
  /** The JSON of the answer. @default problem details from 400 on, else none */
  body?: JsonSchema;
}

/** A parameter's value or a header's. */
export interface ValueDescription {
  /** @default none */
  description?: string;
  /** @default true in the path, false elsewhere */
  required?: boolean;
  /** @default a string */
  schema?: JsonSchema;
}

/** An answer that the document has under a name: `{ $ref: "#/components/responses/UserNotFound" }`. */
export interface ResponseReference {
  $ref: `#/components/responses/${string}`;
}

/** The names of an answer's headers. */
export function headersOf(answer: AnswerDescription | ResponseReference): string[] {
  return "headers" in answer ? Object.keys(answer.headers ?? {}) : [];
}
