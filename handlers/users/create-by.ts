// The create of a user, by a write that knows of claims or by one that does not.

import { v4 } from "uuid";
import { idOf } from "../http/idempotency-key.ts";
import type { ApiRequest, Invocation } from "../http/request.ts";
import { newWrite } from "../table/new-write.ts";
import type { StoredUser, TaggedUser } from "../table/stored-user.ts";
import type { UserInput } from "../user/fields.ts";
import { hashOf } from "../user/input-hash.ts";
import { keyReused } from "../user/refusals.ts";

export interface CreateOptions {
  /** The user's id. @default one that the key and its caller make, or a random one */
  id?: string;
  /** The `Idempotency-Key` of the request. @default none */
  key?: string | undefined;
}

export interface CreatedUser extends TaggedUser {
  /**
   * `created`: the user is new. `repeated`: an earlier request with the same key and input made it, and it is as it is now. `exists`: another
   * request made it under the `id` that was given.
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

/**
 * Creates a user of the fields in `input`, which `parseUser` reads. Nothing that is there already is changed.
 *
 * @throws HttpError 409 when other users have a value that is unique; 422 when the key was used with other input
 */
export type Create = (
  request: Pick<ApiRequest, "id" | "signal" | "caller">,
  input: UserInput,
  options?: CreateOptions,
) => Promise<CreatedUser>;

export function createBy(write: Write): Create {
  return async (request, input, { id, key } = {}) => {
    const ofKey = key === undefined ? undefined : idOf(request.caller, key);
    // The id of a key tells the key. Beside an id that says nothing of it, the key is stored too.
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
