// The function of a REST API's method: makes the event in payload format 1.0, and converts the function's answer.
import { withContentType } from "../integration/function-answer.ts";
import {
  createIntegration,
  type Integration,
  invoke,
  unservedIntegration,
} from "../integration/integration.ts";
import { answerV1 } from "../integration/payload-v1.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { gatewayAnswer } from "./gateway-responses.ts";
import type { RestTarget, TargetArgs } from "./rest-call.ts";
import { restEvent } from "./rest-event.ts";
import { integrationFailure } from "./rest-failures.ts";
import { ownHeaders, remapped } from "./rest-headers.ts";
import { isBinary, type RestStage } from "./rest-stage.ts";

type Args = Pick<TargetArgs, "options" | "stage">;

/** @throws Error for an integration that API Gateway could not invoke */
export function functionTarget({ options, stage, method, path, integration }: TargetArgs): RestTarget {
  const { uri = "", httpMethod, timeoutInMillis: timeoutMs = 29_000 } = integration;
  // Lambda's API is always called with POST, even if the client used another method.
  if (httpMethod !== "POST") {
    throw new Error(
      `${method} ${path}: expected the integration's httpMethod to be POST, got "${httpMethod}".`,
    );
  }
  const sourceArn = `${stage.executionArn}/${stage.stageName}/${method === "ANY" ? "*" : method}${path}`;
  const { resources } = options;
  return invoking({ options, stage }, createIntegration({ uri, sourceArn, timeoutMs, resources }));
}

/** @param name a text for people */
export function unservedTarget(args: Args, name: string): RestTarget {
  return invoking(args, unservedIntegration(name));
}

/** Returns a target that invokes a function, and answers as a REST API does, also if the function fails. */
function invoking({ options, stage }: Args, integration: Integration): RestTarget {
  const { functionName, unserved } = integration;
  return {
    functionName,
    ...(unserved && { unserved }),
    answer(request, call, caller) {
      const { requestId, pathParameters } = call;
      const event = restEvent(stage, request, call, caller, encodedBody(stage, request));
      const traceId = request.trace.id;
      return invoke(
        options.lambda,
        integration,
        { event, pathParameters, traceId },
        {
          convert(payload) {
            // Only the first of several accepted types counts.
            const accepted = headerValue(request, "accept")?.split(/[,;]/)[0]?.trim();
            const answer = answerV1(payload, isBinary(stage, accepted));
            if (!answer) return undefined;
            const headers: Answer["headers"] = [
              ...withContentType(remapped(answer.headers), "application/json"),
              ...ownHeaders(requestId),
              ["X-Amzn-Trace-Id", traceId],
            ];
            return { ...answer, headers };
          },
          fail: (failure, note) =>
            gatewayAnswer(stage.responses, request, requestId, integrationFailure(failure, note)),
        },
      );
    },
  };
}

function encodedBody(stage: RestStage, request: ClientRequest) {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = isBinary(stage, headerValue(request, "content-type"));
  return { body: request.body.toString(isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}
