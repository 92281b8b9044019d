// The examples of the OpenAPI document. A test sends the requests that those of 4xx belong to.

import { type Fault, titles } from "../handlers/http/http-error.ts";

export const user = {
  id: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
  firstName: "Ada",
  lastName: "Lovelace",
  createdAt: "2026-03-01T12:00:00.000Z",
  updatedAt: "2026-03-01T12:00:00.000Z",
};

export const etag = '"1-1772366400000"';

/** Problem details as the handlers write them. */
function problem(status: keyof typeof titles, detail: string, errors?: Fault[]) {
  const instance = "0f2c8a51-7d0c-4a3e-8d53-6f4d7f3f5a10";
  const value = { type: "about:blank", title: titles[status], status, detail, instance };
  return { value: errors ? { ...value, errors } : value };
}

const users = "The body is not a valid user; `errors` lists every fault.";
const guard = (name: string) =>
  `Expected \`${name}\` to be \`*\` or a list of quoted entity tags, got something else.`;

/** Examples of problem details by the response they stand in, and a name each. */
export const problems = {
  InvalidUser: {
    names: problem(400, users, [
      {
        pointer: "/firstName",
        detail: "Expected 1 to 100 characters without the white space around them, got none.",
      },
      { pointer: "/lastName", detail: "Expected a string, got nothing." },
    ]),
    notJson: problem(400, "Expected a JSON object as the body, got text that is not JSON."),
    idempotencyKey: problem(
      400,
      "Expected one `Idempotency-Key` of 1 to 255 visible ASCII characters without a comma, got something else.",
    ),
    ifMatch: problem(400, guard("If-Match")),
  },
  InvalidParameter: {
    limit: problem(400, 'Expected one `limit`, an integer from 1 to 100, got "0".'),
    lastKey: problem(400, "Expected one `lastKey`, an id of 1 to 256 characters, got one of 0."),
    ifMatch: problem(400, guard("If-Match")),
    ifNoneMatch: problem(400, guard("If-None-Match")),
  },
  UserNotFound: { user: problem(404, "There is no user of this id.") },
  PreconditionFailed: {
    changed: problem(412, "There is no user of this id in a state that `If-Match` names."),
  },
  UserTooLarge: { body: problem(413, "Expected a body of at most 16384 bytes, got 20000.") },
  KeyReused: {
    otherInput: problem(
      422,
      "Expected the input that the `Idempotency-Key` was first used with, got another.",
    ),
  },
  InternalServerError: { failed: problem(500, "The request failed for a reason of our own.") },
  ServiceUnavailable: { busy: problem(503, "The users table is busy or cannot be reached. Try again.") },
} as const;
