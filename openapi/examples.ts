// The examples of errors in the OpenAPI document. The handlers' own code makes them, and a test sends the requests that lead to each 4xx.

import { parseIfMatch, parseIfNoneMatch } from "../handlers/http/etag.ts";
import { HttpError, problemDetails, toHttpError, unavailable } from "../handlers/http/http-error.ts";
import { parseIdempotencyKey } from "../handlers/http/idempotency-key.ts";
import { parseJson } from "../handlers/http/request.ts";
import { valuesTaken } from "../handlers/user/claim-refusals.ts";
import { uniqueFields } from "../handlers/user/claims.ts";
import type { Fields } from "../handlers/user/fields.ts";
import { parseLastKey, parseLimit } from "../handlers/user/page.ts";
import { keyReused, userChanged, userNotFound } from "../handlers/user/refusals.ts";
import { parseUserInput } from "../handlers/user/user-input.ts";
import type { Part } from "./part.ts";

/** Returns an input in which every required field is missing or null. */
export function faultyInput(fields: Fields) {
  const [first = ""] = Object.keys(fields);
  return { [first]: null };
}

/** The functions that throw or return an error, by the response and the name of the example. */
const refused = (fields: Fields) =>
  ({
    InvalidUser: {
      fields: () => parseUserInput(fields, faultyInput(fields)),
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
    ValueTaken: { taken: () => valuesTaken(Object.keys(uniqueFields(fields)).slice(0, 1)) },
    PreconditionFailed: { changed: userChanged },
    UserTooLarge: { body: () => parseJson(Buffer.alloc(20_000)) },
    KeyReused: { otherInput: keyReused },
    InternalServerError: { failed: () => toHttpError(new Error()) },
    ServiceUnavailable: { busy: unavailable },
  }) satisfies Record<string, Record<string, () => unknown>>;

/** The name of a response with examples. */
export type Refusal = keyof ReturnType<typeof refused>;

/** Returns the problem details that the API answers, by response and name. */
export function problemsOf(fields: Fields): Record<string, Part> {
  const problems = Object.entries(refused(fields)).map(([response, byName]) => {
    const examples = Object.entries(byName).map(([name, refuse]) => [name, { value: problemOf(refuse) }]);
    return [response, Object.fromEntries(examples)] as const;
  });
  return Object.fromEntries(problems);
}

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
