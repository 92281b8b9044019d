// Makes `users.create` from a write that handles unique values, or from one that does not.

import { v4 } from "uuid";
import { idOf } from "../http/idempotency-key.ts";
import type { ApiRequest, Invocation } from "../http/request.ts";
import { newWrite } from "../table/new-write.ts";
import type { StoredUser, TaggedUser } from "../table/stored-user.ts";
import type { UserInput } from "../user/fields.ts";
import { hashOf } from "../user/input-hash.ts";
import { keyReused } from "../user/refusals.ts";

/** The options of `users.create`. */
export interface CreateOptions {
  /** The user's id. @default an id made from `key` and the caller, or a random one without `key` */
  id?: string;
  /** The `Idempotency-Key` of the request, as `parseIdempotencyKey` returns it. @default none */
  key?: string | undefined;
}

/** The result of `users.create`. */
export interface CreatedUser extends TaggedUser {
  /**
   * `created`: the user is new. `repeated`: an earlier request with the same key and input created it; the result is its current state.
   * `exists`: another request had created it under the given `id`.
   */
  outcome: "created" | "repeated" | "exists";
}

type Write = (
  write: Invocation,
  id: string,
  input: UserInput,
  inputHash: string | undefined,
  maybeThere: boolean,
) => Promise<StoredUser & { created: boolean }>;

/** The type of `users.create`. */
export type Create = (
  request: Pick<ApiRequest, "id" | "signal" | "caller">,
  input: UserInput,
  options?: CreateOptions,
) => Promise<CreatedUser>;

/** Returns `users.create` for one kind of write. */
export function createBy(write: Write): Create {
  return async (request, input, { id, key } = {}) => {
    const ofKey = key === undefined ? undefined : idOf(request.caller, key);
    // An id made from a key identifies the key. With an id that was given, the key must be stored too.
    const prefix = id === undefined ? "" : `${ofKey} `;
    const inputHash = ofKey === undefined ? undefined : prefix + hashOf(input);
    const to = id ?? ofKey ?? v4();
    const maybeThere = id !== undefined || key !== undefined;
    const {
      user,
      tag,
      created,
      inputHash: was,
    } = await write(newWrite(request), to, input, inputHash, maybeThere);
    if (created) return { user, tag, outcome: "created" };
    if (!maybeThere) throw new Error("A random id belonged to another user already.");
    if (inputHash !== undefined && was === inputHash) return { user, tag, outcome: "repeated" };
    if (id !== undefined && (ofKey === undefined || !was?.startsWith(prefix)))
      return { user, tag, outcome: "exists" };
    throw keyReused();
  };
}
