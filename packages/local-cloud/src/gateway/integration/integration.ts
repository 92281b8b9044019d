// A Lambda integration: the registered permission, the integration's time limit, and what came of the invocation.

import type { Invocation } from "../../lambda/invocation.ts";
import type { LambdaService } from "../../lambda/lambda.ts";
import { functionNameOf } from "../../resources/arn.ts";
import type { Resource } from "../../resources/resource.ts";
import type { Exchange } from "../request/answer.ts";
import { mayInvoke } from "./permissions.ts";

/** Where a route leads. */
export interface Integration {
  functionArn: string;
  functionName: string;
  /** Whether a registered permission lets a request with these path parameters invoke the function. */
  permits(pathParameters: Record<string, string>): boolean;
  timeoutMs: number;
  /** Whether it leads to what is not here: then each request fails. */
  unserved?: boolean;
}

/** What an integration has to know about its route. */
export interface IntegrationArgs {
  uri: string;
  /** With the route's path template. */
  sourceArn: string;
  timeoutMs: number;
  resources: Resource[];
}

/** How an invocation ended: with the function's answer, or with the reason why there is none. */
export type Outcome =
  | ({ payload: unknown } & Printed)
  | ({ failure: "denied" | "failed" | "throttled" | "timeout" | "too-large"; note: string } & Printed);

/** For the line that the local run prints. */
interface Printed {
  log?: string;
  report?: string;
  exchange?: Exchange;
}

/** Resolves the function of a route; throws when the URI names none. */
export function createIntegration({ uri, sourceArn, timeoutMs, resources }: IntegrationArgs): Integration {
  const functionName = functionNameOf(uri);
  if (functionName === undefined) {
    throw new Error(`Expected the integration of ${sourceArn} to name a Lambda function, got "${uri}".`);
  }
  // AWS says nowhere whether a permission is held against the template or against the path that a client sent.
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
 * A route to anything else than a function.
 *
 * @param target for people to read: `SQS-SendMessage`, `HTTP_PROXY https://example.org`
 */
export function unservedIntegration(target: string): Integration {
  const functionName = `${target} (not served)`;
  return { functionArn: "", functionName, permits: () => true, timeoutMs: 0, unserved: true };
}

function withParameters(template: string, pathParameters: Record<string, string>): string {
  return template.replace(/\{(\w+)\+?\}/g, (name, key) => pathParameters[key] ?? name);
}

/** What is handed to a function. */
interface Call {
  event: object;
  pathParameters: Record<string, string>;
  /** `Root=…;Parent=…;Sampled=…`. */
  traceId: string;
}

/** Invokes the function of an integration. Never rejects: whatever goes wrong is an outcome. */
export async function invoke(
  lambda: LambdaService,
  integration: Integration,
  { event, pathParameters, traceId }: Call,
): Promise<Outcome> {
  if (integration.unserved) return { failure: "failed", note: "the local run has no stand-in for it" };
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

// A function that runs into its own timeout is a function error like any other to API Gateway.
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
