// Answers MOCK integrations of a REST API from its Swagger body, for example preflights.

import { withContentType } from "../integration/function-answer.ts";
import type { Answer } from "../request/answer.ts";

/** A mock integration and its responses. */
export interface MockIntegration {
  requestTemplates?: Record<string, string>;
  contentHandling?: string;
  responses?: Record<string, MockResponse>;
}

interface MockResponse {
  statusCode: string | number;
  responseParameters?: Record<string, string>;
  responseTemplates?: Record<string, string>;
}

/** The responses that a method declares, by status. */
export type MethodResponses = Record<string, { headers?: Record<string, unknown> } | undefined>;

/** Answers a request, or returns `undefined` if API Gateway would fail with 500. */
export type MockAnswer = (isBinary: boolean) => Answer | undefined;

/**
 * Prepares the answer of a mock integration. The returned function gets true if the API treats the request's content type as binary.
 *
 * @throws Error if the integration sets a header that the method does not declare, because AWS refuses to deploy it
 */
export function createMock(integration: MockIntegration, methodResponses: MethodResponses): MockAnswer {
  const answers = Object.entries(integration.responses ?? {}).map(
    ([pattern, response]) => [pattern, mockResponse(response, methodResponses)] as const,
  );
  const template = integration.requestTemplates?.["application/json"];
  const [, statusCode = ""] = /"?statusCode"?\s*:\s*"?(\d{3})/.exec(template ?? "") ?? [];
  const [, answer] =
    answers.find(([pattern]) => pattern !== "default" && new RegExp(`^(?:${pattern})$`).test(statusCode)) ??
    answers.find(([pattern]) => pattern === "default") ??
    [];
  // A template can use a binary body only if it is converted to text first.
  const takesBinary = integration.contentHandling === "CONVERT_TO_TEXT";
  return (isBinary) => (statusCode === "" || (isBinary && !takesBinary) ? undefined : answer);
}

function mockResponse(response: MockResponse, methodResponses: MethodResponses): Answer {
  const [template] = Object.entries(response.responseTemplates ?? {});
  const [contentType, body] = template ?? ["application/json", ""];
  const headers = withContentType(mockHeaders(response, methodResponses), contentType);
  return { status: Number(response.statusCode), headers, body, note: "mock integration" };
}

function mockHeaders(
  { statusCode, responseParameters = {} }: MockResponse,
  methodResponses: MethodResponses,
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
