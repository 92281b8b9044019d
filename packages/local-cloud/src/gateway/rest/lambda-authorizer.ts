// Creates the Lambda authorizers of a REST API. Such a function decides about each request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
import { hasAction, type Statement } from "../../iam/statements.ts";
import { functionNameOf, matchesWildcards } from "../../resources/arn.ts";
import { isRecord } from "../../resources/is-record.ts";
import type { GatewayOptions } from "../api/api.ts";
import { mayInvoke } from "../integration/permissions.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { queryValue } from "../request/query.ts";
import type { Failed } from "./gateway-responses.ts";
import type { RestAuthorizer, RestCall, RestCaller } from "./rest-call.ts";
import { restEvent } from "./rest-event.ts";
import { accessDenied, authorizerFailure, unauthorized } from "./rest-failures.ts";
import type { RestStage } from "./rest-stage.ts";
import type { SecurityDefinition } from "./swagger.ts";

/**
 * Creates the authorizer of a security definition.
 *
 * @throws Error if its URI names no function, or if it reads the caller's identity from another place than headers and the query
 */
export function lambdaAuthorizer(
  options: GatewayOptions,
  stage: RestStage,
  name: string,
  definition: SecurityDefinition,
): RestAuthorizer {
  const authorizer = definition["x-amazon-apigateway-authorizer"] ?? {};
  const functionArn = authorizer.authorizerUri ?? "";
  const functionName = functionNameOf(functionArn);
  if (functionName === undefined)
    throw new Error(
      `Expected \`authorizerUri\` of the authorizer "${name}" to name a Lambda function, got "${functionArn}".`,
    );
  const isToken = authorizer.type?.toLowerCase() === "token";
  const identify = identification(name, definition, isToken);
  // With a role of its own, API Gateway needs no permission of the function.
  const isAllowed =
    Boolean(authorizer.authorizerCredentials) ||
    mayInvoke(options.resources, functionName, `${stage.executionArn}/authorizers/${name}`);
  return {
    description: { authorization: "CUSTOM" },
    async authorize(request, call) {
      const identity = identify(request);
      if (typeof identity !== "string") return identity;
      if (!isAllowed) return authorizerFailure(`no permission to invoke the authorizer ${functionName}`);
      const methodArn = `${stage.executionArn}/${stage.stageName}/${request.method}${call.path}`;
      const event = isToken
        ? { type: "TOKEN", methodArn, authorizationToken: identity }
        : { type: "REQUEST", methodArn, ...requestEvent(stage, request, call) };
      const startedAt = performance.now();
      const { payload, error } = await options.lambda.invoke(functionArn, event, request.trace.id);
      if (error?.payload?.errorMessage === "Unauthorized")
        return unauthorized(`the authorizer ${functionName} threw "Unauthorized"`);
      if (error) return authorizerFailure(`the authorizer ${functionName} failed: ${error.message}`);
      return verdict(payload, methodArn, functionName, Math.round(performance.now() - startedAt));
    },
  };
}

/** Returns a function that reads the token of a request, or its first identity. A request that lacks an identity is refused without invoking the function. */
function identification(name: string, definition: SecurityDefinition, isToken: boolean) {
  const { identitySource = "", identityValidationExpression } =
    definition["x-amazon-apigateway-authorizer"] ?? {};
  const sources = isToken
    ? [`method.request.header.${definition.name ?? "Authorization"}`]
    : identitySource.split(/\s*,\s*/).filter(Boolean);
  const readers = sources.map((source) => identityReader(name, source));
  const form = new RegExp(`^(?:${(isToken && identityValidationExpression) || ".*"})$`, "s");
  return (request: ClientRequest): string | Failed => {
    const found = readers.map((read) => read(request));
    if (found.some((value) => !value)) return unauthorized("an identity source is missing");
    const [first = ""] = found;
    return form.test(first) ? first : unauthorized("the token is not of `identityValidationExpression`");
  };
}

function identityReader(authorizer: string, source: string): (request: ClientRequest) => string | undefined {
  const [, place, name = ""] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === "header") return (request) => headerValue(request, name);
  if (place === "querystring") return (request) => queryValue(request.query, name);
  throw new Error(
    `Expected \`identitySource\` of the authorizer "${authorizer}" to be headers and parameters of the query, which the local run reads, got "${source}".`,
  );
}

/** Returns the event of a method without its body. It has empty objects where the event of a method has `null`. */
function requestEvent(stage: RestStage, request: ClientRequest, call: RestCall): object {
  const event = restEvent(stage, request, call, {}, { isBase64Encoded: false });
  const given = Object.entries(event).filter(([name]) => name !== "body" && name !== "isBase64Encoded");
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? {}]));
}

/** Reads the function's answer: the caller, or the refusal of the request. */
function verdict(
  answer: unknown,
  methodArn: string,
  functionName: string,
  integrationLatency: number,
): RestCaller | Failed {
  const malformed = (what: string) => authorizerFailure(`the authorizer ${functionName} answered ${what}`);
  if (!isRecord(answer) || typeof answer.principalId !== "string") return malformed("without `principalId`");
  const { principalId, policyDocument, context = {} } = answer;
  if (!isRecord(policyDocument) || !policyDocument.Statement) return malformed("without a policy document");
  const isValue = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);
  if (!isRecord(context) || !Object.values(context).every(isValue))
    return malformed("a `context` of other values than texts, numbers and booleans");
  const statements = [policyDocument.Statement].flat() as Statement[];
  const matching = statements.filter((statement) => applies(statement, methodArn));
  // Conditions are not decided here: an Allow with one never applies, and a Deny with one always does.
  if (matching.some(({ Effect }) => Effect === "Deny")) return accessDenied(" with an explicit deny");
  if (!matching.some(({ Effect, Condition }) => Effect === "Allow" && !Condition)) return accessDenied("");
  const texts = Object.entries(context).map(([name, value]) => [name, String(value)]);
  return { authorizer: { ...Object.fromEntries(texts), principalId, integrationLatency } };
}

function applies(statement: Statement, methodArn: string): boolean {
  const { Resource, NotResource } = statement;
  const some = (patterns: string | string[] = []) =>
    [patterns].flat().some((pattern) => matchesWildcards(pattern, methodArn));
  return hasAction(statement, "execute-api:Invoke") && (Resource ? some(Resource) : !some(NotResource));
}
