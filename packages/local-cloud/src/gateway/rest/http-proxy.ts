// Forwards requests of `http_proxy` integrations of a REST API to another server, and its answers to the client.

import { forward } from "../integration/forward.ts";
import { forwardingHeaders } from "../integration/forwarding-headers.ts";
import type { Answer } from "../request/answer.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import { queryValue } from "../request/query.ts";
import type { RestTarget, TargetArgs } from "./rest-call.ts";
import { integrationFailure } from "./rest-failures.ts";
import { ownHeaders, passedOn, remapped } from "./rest-headers.ts";
import type { RestStage } from "./rest-stage.ts";

type Place = "header" | "path" | "querystring";

/** A value for the server. */
interface Mapped {
  place: Place;
  name: string;
  value?: string;
}

/** The source of a value: `method.request.path.id`, or a text in single quotes. */
const sourceForm = /^(?:method\.request\.(header|path|querystring)\.(.+)|'(.*)')$/s;

/** Returns the target of an integration, or `undefined` if it uses a VPC link, or a mapping that the local run does not support. */
export function proxyTarget({ stage, integration }: TargetArgs): RestTarget | undefined {
  const { uri = "", connectionType, requestParameters = {}, timeoutInMillis = 29_000 } = integration;
  const parameters = Object.entries(requestParameters);
  const mappings = parameters.flatMap(([parameter, source]) => {
    const [, place, name] = /^integration\.request\.(header|path|querystring)\.(.+)$/.exec(parameter) ?? [];
    return place && name && sourceForm.test(source) ? [{ place: place as Place, name, source }] : [];
  });
  if (!/^https?:\/\//.test(uri) || connectionType === "VPC_LINK" || mappings.length < parameters.length)
    return undefined;
  const method = (integration.httpMethod ?? "ANY").toUpperCase();
  return {
    functionName: uri,
    async answer(request, { requestId, pathParameters }, { isSigned }) {
      const values = mappings.map(({ source, ...mapping }) => ({
        ...mapping,
        value: mappedValue(source, request, pathParameters),
      }));
      const answer = await forward({
        method: method === "ANY" ? request.method : method,
        url: urlOf(uri, request, values),
        headers: headersOf(stage, request, values, isSigned),
        body: request.body,
        timeoutMs: timeoutInMillis,
      });
      if ("failure" in answer) return integrationFailure(answer.failure, answer.note);
      const own: Answer["headers"] = [...ownHeaders(requestId), ["X-Amzn-Trace-Id", request.trace.id]];
      return { ...answer, headers: [...remapped(answer.headers), ...own], functionName: uri };
    },
  };
}

function mappedValue(source: string, request: ClientRequest, pathParameters: Record<string, string>) {
  const [, place, name = "", text] = sourceForm.exec(source) ?? [];
  if (place === "path") return pathParameters[name];
  if (place === "header") return headerValue(request, name);
  if (place === "querystring") return queryValue(request.query, name);
  return text;
}

/** Returns the server's URL. Its query string has the integration's parameters first, then the client's, then mapped ones: see docs/recorded.md. */
function urlOf(uri: string, request: ClientRequest, values: Mapped[]): URL {
  const path = (name: string) => values.find((one) => one.place === "path" && one.name === name)?.value;
  const url = new URL(uri.replace(/\{([^}+]+)\+?\}/g, (_, name) => path(name) ?? ""));
  const mapped = values
    .filter(({ place, value }) => place === "querystring" && value)
    .map(({ name, value = "" }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  url.search = [url.search.slice(1), request.query, ...mapped].filter(Boolean).join("&");
  return url;
}

function headersOf(
  stage: RestStage,
  request: ClientRequest,
  values: Mapped[],
  isSigned?: boolean,
): Answer["headers"] {
  const mapped = values.flatMap(({ place, name, value }): Answer["headers"] =>
    place === "header" && value !== undefined ? [[name, value]] : [],
  );
  const set = new Set(["host", ...mapped.map(([name]) => name.toLowerCase())]);
  return [
    ...passedOn(request, isSigned).headers.filter(([name]) => !set.has(name.toLowerCase())),
    ...mapped,
    ...Object.entries(forwardingHeaders(request, stage.domainName)),
    ["x-amzn-apigateway-api-id", stage.apiId],
  ];
}
