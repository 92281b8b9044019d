// The type of a request's event from either gateway.

import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";

/** An event of the REST API (payload 1.0) or of the HTTP API (payload 2.0). */
export type GatewayEvent = APIGatewayProxyEvent | APIGatewayProxyEventV2;

/** Tells whether an event is from an HTTP API (payload 2.0). */
export function isHttpApi(event: GatewayEvent): event is APIGatewayProxyEventV2 {
  return "version" in event && event.version === "2.0";
}
