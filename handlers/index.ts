// The module `@user-api/pulumi/handlers`: functions and types for Lambda handlers, the component's and yours. It does not import Pulumi.

export type { Caller } from "./http/caller.ts";
export {
  type Answer,
  endpoint,
  type Handler,
  type InvocationContext,
  type ProxyResponse,
} from "./http/endpoint.ts";
export {
  type EntityTags,
  etagOf,
  ifMatch,
  matches,
  parseIfMatch,
  parseIfNoneMatch,
} from "./http/etag.ts";
export type { GatewayEvent } from "./http/gateway-event.ts";
export { type Fault, HttpError, type HttpErrorOptions } from "./http/http-error.ts";
export { idOf, parseIdempotencyKey } from "./http/idempotency-key.ts";
export { type LocalRequest, localEvent } from "./http/local-event.ts";
export type { ApiRequest, Invocation } from "./http/request.ts";
export { changing } from "./operations/changing.ts";
export { creating } from "./operations/creating.ts";
export { deleting } from "./operations/deleting.ts";
export { listPage } from "./operations/list-page.ts";
export type { Operation } from "./operations/operation.ts";
export {
  createUser,
  deleteUser,
  getUser,
  listUsers,
  patchUser,
  updateUser,
} from "./operations/operations.ts";
export type { TaggedUser } from "./table/stored-user.ts";
export { userOf } from "./table/user-of.ts";
export { fields } from "./user/deployed-fields.ts";
export type { Fields, FieldValue, User, UserInput } from "./user/fields.ts";
export { type Filter, parseFilter } from "./user/filter.ts";
export { ownIdOf } from "./user/own-id.ts";
export { parseLastKey, parseLimit } from "./user/page.ts";
export { parsePatch, parseUser } from "./user/parse.ts";
export { recordExists, userChanged, userNotFound } from "./user/refusals.ts";
export { userIdOf } from "./user/user-id.ts";
export type { UserPatch } from "./user/user-patch.ts";
export type { PatchOf } from "./users/change-by.ts";
export type { CreatedUser, CreateOptions } from "./users/create-by.ts";
export type { FindOptions, FoundUsers } from "./users/find.ts";
export * as users from "./users/users.ts";
