// The examples of the OpenAPI document. Refusals are made by the code that refuses; a test sends the requests that lead to those of 4xx.

import { formatTag, parseIfMatch, parseIfNoneMatch } from "../handlers/http/etag.ts";
import { HttpError, problemDetails, toHttpError } from "../handlers/http/http-error.ts";
import { parseIdempotencyKey } from "../handlers/http/idempotency-key.ts";
import { parseJson } from "../handlers/http/request.ts";
import { parseLastKey, parseLimit } from "../handlers/user/page.ts";
import { keyReused, tableUnavailable, userChanged, userNotFound } from "../handlers/user/refusals.ts";
import { parseUserInput } from "../handlers/user/user.ts";

export const user = {
  id: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
  firstName: "Ada",
  lastName: "Lovelace",
  createdAt: "2026-03-01T12:00:00.000Z",
  updatedAt: "2026-03-01T12:00:00.000Z",
};

export const etag = `"${formatTag({ version: "1", createdAt: Date.parse(user.createdAt) })}"`;

/** What is refused, by the response that the refusal stands in and a name each: it throws or returns the refusal. */
const refused = {
  InvalidUser: {
    names: () => parseUserInput({ firstName: " " }),
    notJson: () => parseJson(Buffer.from("{")),
    idempotencyKey: () => parseIdempotencyKey("a,b"),
    ifMatch: () => parseIfMatch("1-1"),
  },
  InvalidParameter: {
    limit: () => parseLimit(["0"]),
    lastKey: () => parseLastKey([""]),
    ifMatch: () => parseIfMatch("1-1"),
    ifNoneMatch: () => parseIfNoneMatch("1-1"),
  },
  UserNotFound: { user: userNotFound },
  PreconditionFailed: { changed: userChanged },
  UserTooLarge: { body: () => parseJson(Buffer.alloc(20_000)) },
  KeyReused: { otherInput: keyReused },
  InternalServerError: { failed: () => toHttpError(new Error()) },
  ServiceUnavailable: { busy: () => tableUnavailable() },
} satisfies Record<string, Record<string, () => unknown>>;

export type Refusal = keyof typeof refused;

/** Problem details as the API answers them, by response and name. */
export const problems = Object.fromEntries(
  Object.entries(refused).map(([response, byName]) => [
    response,
    Object.fromEntries(Object.entries(byName).map(([name, refuse]) => [name, { value: problemOf(refuse) }])),
  ]),
) as Record<Refusal, Record<string, { value: ReturnType<typeof problemDetails> }>>;

function problemOf(refuse: () => unknown) {
  const error = thrownBy(refuse);
  if (error instanceof HttpError) return problemDetails(error, "0f2c8a51-7d0c-4a3e-8d53-6f4d7f3f5a10");
  throw new Error(`Expected a refusal of ${refuse}, got ${error}.`);
}

function thrownBy(refuse: () => unknown): unknown {
  try {
    return refuse();
  } catch (error) {
    return error;
  }
}
