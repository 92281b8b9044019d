// Serves API Gateway and Lambda's function URLs with one HTTP listener for all APIs and URLs of the program.
import type { IncomingMessage, ServerResponse } from "node:http";
import { ofType, type Resource } from "../resources/resource.ts";
import type { Listener } from "../server/server.ts";
import type { Api, ApiRoute, GatewayOptions } from "./api/api.ts";
import { createFunctionUrls } from "./function-url/function-url.ts";
import { createHttpApis } from "./http/http-api.ts";
import { withQuickCreated } from "./http/quick-create.ts";
import { type Answer, message } from "./request/answer.ts";
import { headerBytes, maxHeaderBytes, readBody, readRequest } from "./request/read-request.ts";
import { createRestApis } from "./rest/rest-api.ts";

export interface Gateway {
  listener: Listener;
  routes: ApiRoute[];
}

/**
 * Creates the listener for the registered APIs and function URLs.
 *
 * @throws Error for a resource that API Gateway would not deploy, or that the local run does not support
 */
export function createGateway(given: GatewayOptions): Gateway {
  const options = { ...given, resources: withQuickCreated(given.resources) };
  const apis = [...createHttpApis(options), ...createRestApis(options), ...createFunctionUrls(options)].sort(
    (a, b) => b.basePath.length - a.basePath.length,
  );
  const listener: Listener = async (incoming, response) => {
    const startedAt = performance.now();
    const path = (incoming.url ?? "").replace(/\?.*$/s, "");
    const { headers, body, ...line } = await answer(options, apis, incoming);
    send(response, { status: line.status, headers, body });
    const durationMs = performance.now() - startedAt;
    options.onRequest?.({ method: incoming.method ?? "", path, durationMs, ...line });
  };
  return { listener, routes: apis.flatMap(({ routes }) => routes).sort(byPathAndMethod) };
}

/** Sorts routes for people. The order of registration is random, because a function is registered when it has been bundled. */
function byPathAndMethod(a: ApiRoute, b: ApiRoute): number {
  const methods = ["POST", "GET", "PUT", "PATCH", "DELETE"];
  return a.path.localeCompare(b.path) || methods.indexOf(a.method) - methods.indexOf(b.method);
}

async function answer(options: GatewayOptions, apis: Api[], incoming: IncomingMessage): Promise<Answer> {
  const request = readRequest(incoming);
  if (!request) return message(400, "Bad Request", "malformed request");
  const api = apis.find((one) => one.takes(request.path));
  if (!api) return unknownStage(options.resources);
  try {
    if (headerBytes(incoming) > maxHeaderBytes) return await api.answer(request, "headers-too-large");
    const body = await readBody(incoming);
    if (!body) return await api.answer(request, "body-too-large");
    return await api.answer({ ...request, body });
  } catch (error) {
    if (incoming.errored) return { status: 400, headers: [], note: "the client hung up" };
    // This is a failure of the local run itself. It is printed in place of a function's output.
    const log = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...(await api.answer(request, "failed")), log };
  }
}

// The host of an HTTP API answers 404 for an unknown stage, and that of a REST API 403.
function unknownStage(resources: Resource[]): Answer {
  return ofType(resources, "aws:apigatewayv2/api:Api").length > 0
    ? message(404, "Not Found", "no such stage")
    : message(403, "Forbidden", "no such stage", [["x-amzn-errortype", "ForbiddenException"]]);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // A name may occur twice (`set-cookie`), so the headers are a flat list, which `writeHead` accepts.
  const bytes = Buffer.from(body ?? "");
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? ["content-length", String(bytes.length)] : [];
  response.writeHead(status, [...headers.flat(), ...length]);
  response.end(hasBody ? bytes : undefined);
}
