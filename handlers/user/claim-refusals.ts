// The errors for unique values: one that another user has, and one that is too long.

import { type Fault, HttpError } from "../http/http-error.ts";
import { maxKeyBytes } from "./claims.ts";

/** Returns the 409 for values that other users have, by the fields' names. It does not name those users. */
export function valuesTaken(names: string[]): HttpError {
  const errors = names.map((name) => ({
    pointer: `/${name}`,
    detail: "Expected a value that no other user has, got one that is taken.",
  }));
  return new HttpError(409, "Another user has a value that is unique; `errors` lists each.", { errors });
}

/** Throws a 400 for claims that are too long for a key. Some characters take more bytes in the form that is compared. */
export function refuseLongClaims(claims: Map<string, string>): void {
  const errors: Fault[] = [];
  for (const [name, claim] of claims) {
    const bytes = Buffer.byteLength(claim);
    if (bytes <= maxKeyBytes) continue;
    const detail = `Expected at most ${maxKeyBytes} bytes with the field's name, in normal form, got ${bytes}.`;
    errors.push({ pointer: `/${name}`, detail });
  }
  if (errors.length === 0) return;
  throw new HttpError(400, "The body is not a valid user; `errors` lists every fault.", { errors });
}
