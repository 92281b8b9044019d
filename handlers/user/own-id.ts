// The record of a caller: which id it has, and the path that leads to it.

import { v5 } from "uuid";
import type { Caller } from "../http/caller.ts";
import { HttpError } from "../http/http-error.ts";
import type { ApiRequest } from "../http/request.ts";

/** With `self`: the path of the caller's own record. */
export const ownPath = "/v1/users/me";

/** Namespace of the ids of callers; never to change, or nobody would find their record again. */
const namespace = "4b3ca31a-25bb-4e52-a8a5-b7cbff7d5dc1";

/** The id of the caller's own record when the request is for that, by the route that was matched. Throws a 403 for a token without `sub`. */
export function ownIdOf({ route, caller }: Pick<ApiRequest, "route" | "caller">): string | undefined {
  return route === ownPath ? idOfCaller(caller) : undefined;
}

/** JSON keeps issuer and subject apart whatever they hold. */
function idOfCaller({ issuer, subject }: Caller): string {
  if (issuer !== undefined && subject !== undefined) return v5(JSON.stringify([issuer, subject]), namespace);
  throw new HttpError(
    403,
    "Expected a token with `iss` and `sub`, which say whose record it is, got one without.",
  );
}
