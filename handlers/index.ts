// What handlers of your own routes may use: `@user-api/pulumi/handlers`. Nothing in here knows of Pulumi.

export type { Caller } from "./http/caller.ts";
export { type Answer, endpoint, type Handler, type Response } from "./http/endpoint.ts";
export { type Fault, HttpError, type HttpErrorOptions } from "./http/http-error.ts";
export type { Request } from "./http/request.ts";
export { userOf } from "./table/user-of.ts";
export type { FieldValue, User } from "./user/fields.ts";
