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

/** Changes a user. Returns it; `undefined` when there is none, or none in a state that `ifMatch` names. */
type Change<Patch> = (
  invocation: Invocation,
  id: string,
  patch: Patch,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/** Replaces all fields of a user. Returns what `Change` returns. */
type Replace = (
  invocation: Invocation,
  id: string,
  input: UserInput,
  ifMatch?: EntityTags,
) => Promise<TaggedUser | undefined>;

/** Returns `users.change` for one kind of write. */
export function changeBy(write: Change<UserPatch>): Change<UserPatch | PatchOf> {
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

/** Returns `users.replace` for one kind of write. */
export function replaceBy(write: Change<UserPatch>): Replace {
  return (invocation, id, input, ifMatch) =>
    write(newWrite(invocation), id, replacing(fields, input), ifMatch);
}
