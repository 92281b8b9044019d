// MOCK integrations of a REST API: answers from the Swagger body alone, as preflights need them.

import { withContentType } from "../integration/function-answer.ts";
import type { Answer } from "../request/answer.ts";

/** A mock integration with the answers its method declares. */
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

/** The declared answers of a method: status to its headers. */
export type MethodResponses = Record<string, { headers?: Record<string, unknown> } | undefined>;

/** Answers a request; `undefined` where API Gateway fails with 500. */
export type MockAnswer = (isBinary: boolean) => Answer | undefined;

/**
 * Prepares the answer of a mock integration. It is told whether the API takes the request's content type for binary.
 *
 * @throws Error when a header is sent that the method does not declare, which no deployment survives
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
  // A binary body cannot be put into a template unless it is made text first.
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
