// What Lambda and the gateways allow a function.
import { integer } from "../tools/rules.ts";

/** MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const memorySize = integer(128, 10_240);

/** Seconds that each gateway waits for a function. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const gatewayTimeout = { http: 30, rest: 29 };

/** Seconds; the chosen gateway may wait for less. */
export const timeout = integer(1, Math.max(...Object.values(gatewayTimeout)));
