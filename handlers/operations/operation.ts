// The type of an operation. `endpoint` makes a Lambda handler of one.

import type { Answer } from "../http/endpoint.ts";
import type { ApiRequest } from "../http/request.ts";

/** A function that returns the answer to a request. It refuses a request by throwing an `HttpError`. */
export type Operation = (request: ApiRequest) => Promise<Answer>;
