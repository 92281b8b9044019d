// The header Idempotency-Key: one key of one caller always gives the same user id, so a repeated create finds the user of the first.

import { v5 } from "uuid";
import type { Caller } from "./caller.ts";
import { HttpError } from "./http-error.ts";

/** The namespace of ids made from keys. It must never change, or repeats of earlier creates would create new users. */
const namespace = "ff5d603c-2e08-4625-b55b-cf1d759160d0";

/** The form of a key: visible ASCII without the comma, as gateways join a repeated header by commas. */
export const keyPattern = "^[\\x21-\\x2b\\x2d-\\x7e]{1,255}$";

const form = /* @__PURE__ */ new RegExp(keyPattern);

/**
 * Returns the key in an `Idempotency-Key` header; `undefined` when there is none.
 *
 * @throws HttpError 400 for a header that is no key
 * @example
 * const key = parseIdempotencyKey(request.header("Idempotency-Key"));
 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || form.test(header)) return header;
  throw new HttpError(
    400,
    "Expected one `Idempotency-Key` of 1 to 255 visible ASCII characters without a comma, got something else.",
  );
}

/** Returns the id of the user that a caller creates with a key: always the same id for the same caller and key. */
export function idOf(caller: Caller, key: string): string {
  // JSON keeps caller and key apart, whatever characters they contain.
  return v5(JSON.stringify([...caller.identity, key]), namespace);
}
