// What handlers may use, those of the component and yours: `@user-api/pulumi/handlers`. Nothing in here knows of Pulumi.

export type { Caller } from "./http/caller.ts";
export {
  type Answer,
  endpoint,
  type Handler,
  type InvocationContext,
  type ProxyResponse,
} from "./http/endpoint.ts";
export { type EntityTags, matches, parseIfMatch, parseIfNoneMatch } from "./http/etag.ts";
export type { GatewayEvent } from "./http/gateway-event.ts";
export { type Fault, HttpError, type HttpErrorOptions } from "./http/http-error.ts";
export { idOf, parseIdempotencyKey } from "./http/idempotency-key.ts";
export { type LocalRequest, localEvent } from "./http/local-event.ts";
export type { ApiRequest, Invocation } from "./http/request.ts";
export { changeClaimedUser } from "./table/claims/change-user.ts";
export { createClaimedUser } from "./table/claims/create-user.ts";
export { deleteClaimedUser } from "./table/claims/delete-user.ts";
export { findUser } from "./table/claims/find-user.ts";
export { listByIndex } from "./table/list-by-index.ts";
export { patchUser } from "./table/patch-user.ts";
export type { StoredUser } from "./table/stored-user.ts";
export { userOf } from "./table/user-of.ts";
export { createUser, deleteUser, getUser, listUsers, updateUser } from "./table/users-table.ts";
export { formatCursor, type Position, parseCursor } from "./user/cursor.ts";
export { fields } from "./user/deployed-fields.ts";
export type { Fields, FieldValue, User, UserInput } from "./user/fields.ts";
export { type Filter, parseFilter } from "./user/filter.ts";
export { hashOf } from "./user/input-hash.ts";
export { parseLastKey, parseLimit } from "./user/page.ts";
export { keyReused, userChanged, userNotFound } from "./user/refusals.ts";
export { userIdOf } from "./user/user-id.ts";
export { parseUserInput } from "./user/user-input.ts";
export { parseUserPatch, type UserPatch } from "./user/user-patch.ts";
