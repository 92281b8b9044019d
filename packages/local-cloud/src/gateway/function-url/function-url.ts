// Serves Lambda's function URLs, from the registered FunctionUrl resources.
import { randomUUID } from "node:crypto";
import { ofType } from "../../resources/resource.ts";
import { iamCaller } from "../access/iam-caller.ts";
import { signatureFailure } from "../access/signature.ts";
import { missingToken } from "../access/signature-failures.ts";
import type { Api, GatewayOptions, Refusal } from "../api/api.ts";
import { withoutBase } from "../api/base-path.ts";
import { refusals } from "../api/refusals.ts";
import { isPreflight } from "../http/http-cors.ts";
import { type Answer, message } from "../request/answer.ts";
import type { ClientRequest } from "../request/client-request.ts";
import { preflightOfUrl, withUrlCors } from "./url-cors.ts";
import { invokeUrl, serviceError } from "./url-invocation.ts";
import { type UrlSettings, urlSettings } from "./url-settings.ts";

/** Returns an API for each registered function URL. It accepts every path and every method. */
export function createFunctionUrls(options: GatewayOptions): Api[] {
  return ofType(options.resources, "aws:lambda/functionUrl:FunctionUrl").map((resource) =>
    createFunctionUrl(options, urlSettings(options, resource)),
  );
}

function createFunctionUrl(options: GatewayOptions, url: UrlSettings): Api {
  const { basePath, integration, authorization, cors } = url;
  const { functionName } = integration;
  const route = { method: "ANY", path: `${basePath}/`, functionName, isFunctionUrl: true };
  return {
    basePath,
    takes: (path) => withoutBase(path, basePath) !== undefined,
    routes: [authorization === "AWS_IAM" ? { ...route, authorization } : route],
    async answer(request, refusal) {
      const requestId = randomUUID();
      const answer = refusal ? urlRefusals[refusal] : await handle(options, url, request, requestId);
      const headers: Answer["headers"] = [...answer.headers, ["x-amzn-requestid", requestId]];
      return cors ? withUrlCors(cors, request, { ...answer, headers }) : { ...answer, headers };
    },
  };
}

async function handle(
  options: GatewayOptions,
  url: UrlSettings,
  request: ClientRequest,
  requestId: string,
): Promise<Answer> {
  if (url.cors && isPreflight(request)) return preflightOfUrl(url.cors, request);
  const caller = url.authorization === "AWS_IAM" ? await authorizeIam(options, url, request) : {};
  if ("status" in caller) return caller;
  // A function URL does not decode the path.
  const rawPath = withoutBase(request.path, url.basePath) ?? "/";
  return invokeUrl(options.lambda, url, request, { requestId, rawPath, ...caller });
}

async function authorizeIam(
  { credentials }: GatewayOptions,
  { region, accountId }: UrlSettings,
  request: ClientRequest,
): Promise<{ authorizer?: object } | Answer> {
  const failure = await signatureFailure(request, credentials, { region, service: "lambda" });
  if (failure === missingToken) return forbidden;
  if (failure) return serviceError(403, failure.type, { message: failure.message }, failure.message);
  return { authorizer: { iam: iamCaller(credentials.accessKeyId, accountId) } };
}

// This answer was recorded on AWS: see docs/recorded.md.
const forbidden = serviceError(
  403,
  "AccessDeniedException",
  {
    Message:
      "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  },
  "no signature",
);

const urlRefusals: Record<Refusal, Answer> = {
  ...refusals,
  failed: message(502, "Internal Server Error", "failure of the local gateway"),
};
