// The limits of Lambda and of the gateways, and the names of the variables that the component sets.
import { integer } from "../tools/rules.ts";

/** The rule for a function's memory in MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const memorySize = integer(128, 10_240);

/** The time in seconds that each gateway waits for a function. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const gatewayTimeout = { http: 30, rest: 29 };

/** The rule for a function's time limit in seconds. The chosen gateway may allow less. */
export const timeout = integer(1, Math.max(...Object.values(gatewayTimeout)));

/** The variables of the handlers that only the component may set. */
export const neededVariables = [
  "OPERATION",
  "USERS_TABLE_NAME",
  "CLAIMS_TABLE_NAME",
  "FIELDS",
  "UNKNOWN_PROPERTIES",
  "CORS_ORIGIN",
] as const;
