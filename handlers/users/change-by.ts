// The change of a user, by a write that knows of claims or by one that does not.

import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { newWrite } from "../table/new-write.ts";
import { pause } from "../table/pause.ts";
import type { TaggedUser } from "../table/stored-user.ts";
import { getMatchingUser } from "../table/users-table.ts";
import { fields } from "../user/deployed-fields.ts";
import type { User, UserInput } from "../user/fields.ts";
import { replacing, type UserPatch } from "../user/user-patch.ts";

/** What becomes of a user as it is. It may run several times, each time on another state of the user. */
export type PatchOf = (user: User) => UserPatch | Promise<UserPatch>;

type Write = (
  write: Invocation,
  id: string,
  patch: UserPatch,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/**
 * Changes some fields of a user: those of a patch, or of what a function makes of the user as it is. The function's change is written on
 * exactly the version that it saw; when another write came first, it is called again on what that left, until the request's time is up.
 *
 * A write whose answer is lost is repeated by the SDK. It is known for what it is while nobody else has written since. After another write it
 * is applied again, or with `ifMatch` taken for one that came too late.
 *
 * @returns the user as it is then; undefined when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 */
export type Change = (
  invocation: Invocation,
  id: string,
  patch: UserPatch | PatchOf,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

export function changeBy(write: Write): Change {
  return async (invocation, id, patch, ifMatch) => {
    if (typeof patch !== "function") return write(newWrite(invocation), id, patch, ifMatch);
    for (let tries = 0; ; tries++) {
      const found = await getMatchingUser(invocation, id, ifMatch);
      if (!found) return undefined;
      const changed = await write(newWrite(invocation), id, await patch(found.user), [found.tag]);
      if (changed) return changed;
      await pause(invocation, tries);
    }
  };
}

/**
 * Replaces the fields of a user: one that `input` lacks goes. Lost answers are as with a change.
 *
 * @returns the user as it is then; undefined when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 */
export type Replace = (
  invocation: Invocation,
  id: string,
  input: UserInput,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

export function replaceBy(write: Write): Replace {
  return (invocation, id, input, ifMatch) =>
    write(newWrite(invocation), id, replacing(fields, input), ifMatch);
}
