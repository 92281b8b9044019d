// The id and the path of a caller's own record.

import { v5 } from "uuid";
import type { Caller } from "../http/caller.ts";
import { HttpError } from "../http/http-error.ts";
import type { ApiRequest } from "../http/request.ts";

/** The path of the caller's own record, in an API with `self`. */
export const ownPath = "/v1/users/me";

/** The namespace of callers' ids. It must never change, or callers would lose their records. */
const namespace = "4b3ca31a-25bb-4e52-a8a5-b7cbff7d5dc1";

/**
 * Returns the id of the caller's own record when the request came through `/v1/users/me`, else `undefined`.
 *
 * @throws HttpError 403 for a token without `iss` or `sub`
 */
export function ownIdOf({ route, caller }: Pick<ApiRequest, "route" | "caller">): string | undefined {
  return route === ownPath ? idOfCaller(caller) : undefined;
}

/** Makes an id from issuer and subject. JSON keeps the two apart, whatever characters they contain. */
function idOfCaller({ issuer, subject }: Caller): string {
  if (issuer !== undefined && subject !== undefined) return v5(JSON.stringify([issuer, subject]), namespace);
  throw new HttpError(
    403,
    "Expected a token with `iss` and `sub`, which say whose record it is, got one without.",
  );
}
