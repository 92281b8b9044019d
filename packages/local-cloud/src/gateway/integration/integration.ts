// Invokes the function of a route, with the registered permission and the integration's timeout.

import type { Invocation } from "../../lambda/invocation.ts";
import type { LambdaService } from "../../lambda/lambda.ts";
import { functionNameOf } from "../../resources/arn.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Answer } from "../request/answer.ts";
import { mayInvoke } from "./permissions.ts";

/** The target of a route. */
export interface Integration {
  functionArn: string;
  functionName: string;
  /** Tells whether a registered permission allows a request with these path parameters to invoke the function. */
  permits(pathParameters: Record<string, string>): boolean;
  timeoutMs: number;
  /** True if the local run does not serve the target. Every request then fails. */
  unserved?: boolean;
}

/** The values from which an integration is made. */
export interface IntegrationArgs {
  uri: string;
  /** The source ARN, with the route's path template. */
  sourceArn: string;
  timeoutMs: number;
  resources: Resource[];
}

/** The reason why a function gave no answer. */
export type Failure = "denied" | "failed" | "throttled" | "timeout" | "too-large";

/** Makes the answers to clients, in the form of one kind of API. */
interface Answers {
  /** Converts the function's payload. It returns `undefined` if the payload is malformed. */
  convert(payload: unknown): Answer | undefined;
  /** Returns the answer if the function gave none. `note` is the reason for people. */
  fail(failure: Failure, note: string): Answer;
}

/** The result of an invocation: the function's payload, or the reason why there is none. */
type Outcome = Pick<Answer, "log" | "report" | "exchange"> &
  ({ payload: unknown } | { failure: Failure; note: string });

/** Creates the integration of a route. Throws if the URI does not name a function. */
export function createIntegration({ uri, sourceArn, timeoutMs, resources }: IntegrationArgs): Integration {
  const functionName = functionNameOf(uri);
  if (functionName === undefined) {
    throw new Error(`Expected the integration of ${sourceArn} to name a Lambda function, got "${uri}".`);
  }
  // AWS does not document whether a permission is compared with the template or with the client's path, so either may match.
  const byTemplate = mayInvoke(resources, functionName, sourceArn);
  return {
    functionArn: uri,
    functionName,
    permits: (pathParameters) =>
      byTemplate || mayInvoke(resources, functionName, withParameters(sourceArn, pathParameters)),
    timeoutMs,
  };
}

/**
 * Creates the integration of a route to a target other than a function.
 *
 * @param target a text for people: `SQS-SendMessage`, `HTTP_PROXY https://example.org`
 */
export function unservedIntegration(target: string): Integration {
  const functionName = `${target} (not served)`;
  return { functionArn: "", functionName, permits: () => true, timeoutMs: 0, unserved: true };
}

function withParameters(template: string, pathParameters: Record<string, string>): string {
  return template.replace(/\{(\w+)\+?\}/g, (name, key) => pathParameters[key] ?? name);
}

/** The event for a function, and the values that go with it. */
interface Call {
  event: object;
  pathParameters: Record<string, string>;
  /** The trace ID: `Root=…;Parent=…;Sampled=…`. */
  traceId: string;
}

/** Invokes the function of an integration, and returns the answer to the client, also if the function fails. It never rejects. */
export async function invoke(
  lambda: LambdaService,
  integration: Integration,
  call: Call,
  { convert, fail }: Answers,
): Promise<Answer> {
  const outcome = await run(lambda, integration, call);
  const answer =
    "failure" in outcome
      ? fail(outcome.failure, outcome.note)
      : (convert(outcome.payload) ?? fail("failed", "malformed answer of the function"));
  const { log, report, exchange } = outcome;
  return { ...answer, functionName: integration.functionName, log, report, exchange };
}

async function run(
  lambda: LambdaService,
  integration: Integration,
  { event, pathParameters, traceId }: Call,
): Promise<Outcome> {
  if (integration.unserved) return { failure: "failed", note: "the local run does not serve it" };
  if (!integration.permits(pathParameters)) return { failure: "denied", note: "no permission" };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"timeout">((resolve) => {
    if (lambda.isInspected?.(integration.functionArn)) return;
    timer = setTimeout(resolve, integration.timeoutMs, "timeout");
  });
  try {
    const invocation = await Promise.race([lambda.invoke(integration.functionArn, event, traceId), timeout]);
    if (invocation === "timeout") {
      return { failure: "timeout", note: `no answer within ${integration.timeoutMs / 1000} s` };
    }
    return { ...outcomeOf(invocation), exchange: { event, answer: invocation.payload } };
  } catch (error) {
    return { failure: "failed", note: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

// API Gateway treats a function's own timeout like any other error of the function.
const failures = {
  Unhandled: "failed",
  Timeout: "failed",
  Throttled: "throttled",
  RequestTooLarge: "too-large",
} as const;

function outcomeOf({ payload, error, log, report }: Invocation): Outcome {
  return error
    ? { failure: failures[error.type], note: error.message, log, report }
    : { payload, log, report };
}
