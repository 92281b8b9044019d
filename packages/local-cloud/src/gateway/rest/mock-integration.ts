// Answers MOCK integrations of a REST API from its Swagger body, for example preflights.

import { withContentType } from "../integration/function-answer.ts";
import type { Answer } from "../request/answer.ts";
import { headerValue } from "../request/client-request.ts";
import type { RestTarget, TargetArgs } from "./rest-call.ts";
import { internalFailure } from "./rest-failures.ts";
import { ownHeaders } from "./rest-headers.ts";
import { isBinary } from "./rest-stage.ts";
import type { IntegrationResponse } from "./swagger.ts";

/** @throws Error if the integration sets a header that the method does not declare, because AWS refuses to deploy it */
export function mockTarget({ stage, integration, responses }: TargetArgs): RestTarget {
  const answers = Object.entries(integration.responses ?? {}).map(([pattern, response]) => ({
    pattern,
    answer: mockResponse(response, responses),
  }));
  const template = integration.requestTemplates?.["application/json"];
  const [, statusCode = ""] = /"?statusCode"?\s*:\s*"?(\d{3})/.exec(template ?? "") ?? [];
  const found =
    answers.find(({ pattern }) => pattern !== "default" && new RegExp(`^(?:${pattern})$`).test(statusCode)) ??
    answers.find(({ pattern }) => pattern === "default");
  // A template can use a binary body only if it is converted to text first.
  const takesBinary = integration.contentHandling === "CONVERT_TO_TEXT";
  return {
    async answer(request, { requestId }) {
      const isRefused = !takesBinary && isBinary(stage, headerValue(request, "content-type"));
      if (!found || statusCode === "" || isRefused)
        return internalFailure("the mock integration has no answer to this request");
      return { ...found.answer, headers: [...found.answer.headers, ...ownHeaders(requestId)] };
    },
  };
}

function mockResponse(response: IntegrationResponse, methodResponses: TargetArgs["responses"]): Answer {
  const [template] = Object.entries(response.responseTemplates ?? {});
  const [contentType, body] = template ?? ["application/json", ""];
  const headers = withContentType(mockHeaders(response, methodResponses), contentType);
  return { status: Number(response.statusCode), headers, body, note: "mock integration" };
}

function mockHeaders(
  { statusCode, responseParameters = {} }: IntegrationResponse,
  methodResponses: TargetArgs["responses"],
): [string, string][] {
  const declared = Object.keys(methodResponses[String(statusCode)]?.headers ?? {}).map((name) =>
    name.toLowerCase(),
  );
  return Object.entries(responseParameters).map(([target, source]) => {
    const [, name = ""] = /^method\.response\.header\.(.+)$/.exec(target) ?? [];
    const [, value] = /^'(.*)'$/s.exec(source) ?? [];
    if (!declared.includes(name.toLowerCase())) {
      throw new Error(
        `Expected the method's ${statusCode} response to declare "${name}": it is mapped, not declared.`,
      );
    }
    if (value === undefined)
      throw new Error(`Expected '${target}' of a mock integration to be quoted, got ${source}.`);
    return [name, value];
  });
}
