// What a function may have: the limits of Lambda and of the gateways, and the variables that are ours.
import { integer } from "../tools/rules.ts";

/** MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const memorySize = integer(128, 10_240);

/** Seconds that each gateway waits for a function. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const gatewayTimeout = { http: 30, rest: 29 };

/** Seconds; the chosen gateway may wait for less. */
export const timeout = integer(1, Math.max(...Object.values(gatewayTimeout)));

/** The variables that the handlers need; what they hold is ours to say. */
export const neededVariables = [
  "OPERATION",
  "USERS_TABLE_NAME",
  "CLAIMS_TABLE_NAME",
  "FIELDS",
  "UNKNOWN_PROPERTIES",
  "CORS_ORIGIN",
] as const;
