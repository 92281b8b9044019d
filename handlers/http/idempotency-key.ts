// Idempotency-Key: one key of one caller always makes the same id, so a repeated create meets the user it made.

import { v5 } from "uuid";
import type { Caller } from "./caller.ts";
import { HttpError } from "./http-error.ts";

/** Namespace of the ids made from keys; never to change, or repeats of older creates would make new users. */
const namespace = "ff5d603c-2e08-4625-b55b-cf1d759160d0";

/** Visible ASCII without the comma, by which gateways join a repeated header. */
export const keyPattern = "^[\\x21-\\x2b\\x2d-\\x7e]{1,255}$";

const form = /* @__PURE__ */ new RegExp(keyPattern);

/** The key in a header's value. */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || form.test(header)) return header;
  throw new HttpError(
    400,
    "Expected one `Idempotency-Key` of 1 to 255 visible ASCII characters without a comma, got something else.",
  );
}

/** The id of the user that the caller creates under the key. JSON keeps caller and key apart whatever they hold. */
export function idOf(caller: Caller, key: string): string {
  return v5(JSON.stringify([...caller.identity, key]), namespace);
}
