// Makes `users.change` and `users.replace` from a write that handles unique values, or from one that does not.

import type { EntityTags } from "../http/etag.ts";
import type { Invocation } from "../http/request.ts";
import { newWrite } from "../table/new-write.ts";
import { pause } from "../table/pause.ts";
import type { TaggedUser } from "../table/stored-user.ts";
import { getMatchingUser } from "../table/users-table.ts";
import { fields } from "../user/deployed-fields.ts";
import type { User, UserInput } from "../user/fields.ts";
import { replacing, type UserPatch } from "../user/user-patch.ts";

/** A function that returns the patch for the current user. It may be called several times, each time with a newer state of the user. */
export type PatchOf = (user: User) => UserPatch | Promise<UserPatch>;

type Write = (
  write: Invocation,
  id: string,
  patch: UserPatch,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/**
 * Changes some fields of a user. The patch is an object, or a function that makes one from the current user. The result of the function is
 * written only on the state that it saw. When another write came first, the function is called again with the newer user, until the
 * request's time is up.
 *
 * The SDK repeats a write whose answer was lost. The repeat changes nothing when nobody else has written since. After another write the
 * patch is applied again; with `ifMatch` the result is `undefined` instead.
 *
 * @returns the changed user; `undefined` when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 */
export type Change = (
  invocation: Invocation,
  id: string,
  patch: UserPatch | PatchOf,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/** Returns `users.change` for one kind of write. */
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
 * Replaces all fields of a user. A field that `input` lacks is removed. A lost answer is handled as in `Change`.
 *
 * @returns the replaced user; `undefined` when there is none, or none in a state that `ifMatch` names
 * @throws HttpError 409 when other users have a value that is unique
 */
export type Replace = (
  invocation: Invocation,
  id: string,
  input: UserInput,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/** Returns `users.replace` for one kind of write. */
export function replaceBy(write: Write): Replace {
  return (invocation, id, input, ifMatch) =>
    write(newWrite(invocation), id, replacing(fields, input), ifMatch);
}
