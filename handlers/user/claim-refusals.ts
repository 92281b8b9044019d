// Why an operation refuses a value that should be unique.

import { HttpError } from "../http/http-error.ts";
import { claimsOn, maxKeyBytes } from "./claims.ts";
import type { Fields, UserInput } from "./fields.ts";

/** The 409 of values that other users have, by their fields' names. It does not say whose they are. */
export function valuesTaken(names: string[]): HttpError {
  const errors = names.map((name) => ({
    pointer: `/${name}`,
    detail: "Expected a value that no other user has, got one that is taken.",
  }));
  return new HttpError(409, "Another user has a value that is unique; `errors` lists each.", { errors });
}

/** Throws a 400 for unique values that are too long to be one: some characters grow in the form that is compared. */
export function refuseLongClaims(unique: Fields, input: UserInput): void {
  const long = [...claimsOn(unique, input)].filter(([, claim]) => Buffer.byteLength(claim) > maxKeyBytes);
  if (long.length === 0) return;
  const errors = long.map(([name, claim]) => ({
    pointer: `/${name}`,
    detail: `Expected at most ${maxKeyBytes} bytes with the field's name, in normal form, got ${Buffer.byteLength(claim)}.`,
  }));
  throw new HttpError(400, "The body is not a valid user; `errors` lists every fault.", { errors });
}
