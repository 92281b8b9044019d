// Makes `requestContext` in the events of a REST API.
import { randomBytes } from "node:crypto";
import { withoutRepeatedSlash } from "../api/base-path.ts";
import { noIdentity } from "../integration/payload-v1.ts";
import { type ClientRequest, headerValue, requestTime } from "../request/client-request.ts";
import type { RestCall, RestCaller } from "./rest-caller.ts";
import type { RestStage } from "./rest-stage.ts";

/** Returns the context of a request. An authorizer gets it without a caller. */
export function requestContext(
  stage: RestStage,
  request: ClientRequest,
  { requestId, resource }: RestCall,
  caller: RestCaller,
): object {
  return {
    accountId: stage.accountId,
    apiId: stage.api.outputs.id,
    ...(caller.authorizer && { authorizer: caller.authorizer }),
    deploymentId: stage.stage.inputs.deployment,
    domainName: stage.domainName,
    domainPrefix: stage.domainName.split(".")[0],
    extendedRequestId: randomBytes(11).toString("base64url"),
    httpMethod: request.method,
    identity: { ...noIdentity, ...caller.identity, ...clientIdentity(request) },
    path: withoutRepeatedSlash(request.path),
    protocol: request.protocol,
    requestId,
    requestTime: requestTime(request.receivedAt),
    requestTimeEpoch: request.receivedAt,
    resourceId: resource,
    resourcePath: resource,
    stage: stage.stageName,
  };
}

function clientIdentity(request: ClientRequest) {
  return { sourceIp: request.sourceIp, userAgent: headerValue(request, "user-agent") ?? null };
}
