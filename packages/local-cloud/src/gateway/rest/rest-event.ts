// Makes the event that a REST API sends to a function.
import { randomBytes } from "node:crypto";
import { withoutRepeatedSlash } from "../api/base-path.ts";
import { eventV1 } from "../integration/payload-v1.ts";
import type { ClientRequest } from "../request/client-request.ts";
import type { RestCall, RestCaller } from "./rest-call.ts";
import { passedOn } from "./rest-headers.ts";
import type { RestStage } from "./rest-stage.ts";

/** Returns the event of a request. An authorizer gets it without a caller and without a body. */
export function restEvent(
  stage: RestStage,
  request: ClientRequest,
  call: RestCall,
  { authorizer, identity, isSigned }: RestCaller,
  body: { body?: string; isBase64Encoded: boolean },
): object {
  return eventV1(passedOn(request, isSigned), stage, call, {
    body,
    requestContext: {
      authorizer,
      deploymentId: stage.deploymentId,
      extendedRequestId: randomBytes(11).toString("base64url"),
      identity,
      path: withoutRepeatedSlash(request.path),
      resourceId: call.resource,
    },
  });
}
