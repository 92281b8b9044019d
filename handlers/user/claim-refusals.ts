// Why an operation refuses a value that should be unique.

import { type Fault, HttpError } from "../http/http-error.ts";
import { maxKeyBytes } from "./claims.ts";

/** The 409 of values that other users have, by their fields' names. It does not say whose they are. */
export function valuesTaken(names: string[]): HttpError {
  const errors = names.map((name) => ({
    pointer: `/${name}`,
    detail: "Expected a value that no other user has, got one that is taken.",
  }));
  return new HttpError(409, "Another user has a value that is unique; `errors` lists each.", { errors });
}

/** Throws a 400 for claims, by their fields' names, that are too long to be keys: some characters grow in the form that is compared. */
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
