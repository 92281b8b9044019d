// What an operation is, before `endpoint` makes a Lambda handler of it.

import type { Answer } from "../http/endpoint.ts";
import type { ApiRequest } from "../http/request.ts";

/** From a request to its answer. Refusals are thrown, as `HttpError`. */
export type Operation = (request: ApiRequest) => Promise<Answer>;
