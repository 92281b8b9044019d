// Makes events of requests for users, as the two gateways send them to a function.

import { type LocalRequest, localEvent } from "../../handlers/http/local-event.ts";

export interface RequestOptions extends LocalRequest {
  /** The path parameter, decoded. */
  userId?: string;
}

const eventsOf =
  (gateway: "http" | "rest") =>
  ({ userId, ...request }: RequestOptions = {}) =>
    localEvent({
      gateway,
      path: userId === undefined ? "/v1/users" : `/v1/users/${encodeURIComponent(userId)}`,
      ...(userId !== undefined && { route: "/v1/users/{userId}", pathParameters: { userId } }),
      ...request,
    });

export const gateways = { http: eventsOf("http"), rest: eventsOf("rest") };
