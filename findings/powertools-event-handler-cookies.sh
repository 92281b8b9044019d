#!/bin/sh
# The guess: the HTTP router of Powertools for AWS Lambda hands on each cookie that a route sets in a `Response`, as the standard's `Headers` keep
# `Set-Cookie` lines apart. In truth of two cookies only the last one reaches the browser, so a session's cookie is lost beside another one.
# A cookie with `Expires` is cut at the comma of its date: the browser gets a cookie without its date, and a second one out of the rest. Both
# hold for events of REST and of HTTP APIs. An answer with `cookies` keeps two cookies apart, but cuts dates as well; `Max-Age` has no comma.
# Hono's adapter for Lambda hands on all of them whole.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @aws-lambda-powertools/event-handler@2.35.0 hono@4.13.19

cat >cookies.mjs <<'JS'
import { Router } from "@aws-lambda-powertools/event-handler/http";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

const session = "session=1; Max-Age=60";
const theme = "theme=dark; Expires=Wed, 21 Oct 2026 07:28:00 GMT";
function answer(...cookies) {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response("ok", { headers });
}
const routes = {
  "/two": () => answer(session, "seen=1"),
  "/expires": () => answer(theme),
};

const router = new Router();
const hono = new Hono();
for (const [path, route] of Object.entries(routes)) {
  router.get(path, route);
  hono.get(path, route);
}
router.get("/listed", () => ({ statusCode: 200, body: "ok", cookies: [session, theme] }));

const httpEvent = (path) => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: path,
  rawQueryString: "",
  headers: { host: "api.example" },
  requestContext: {
    domainName: "api.example",
    stage: "$default",
    http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
  },
  isBase64Encoded: false,
});
const restEvent = (path) => ({
  resource: path,
  path,
  httpMethod: "GET",
  headers: { host: "api.example" },
  multiValueHeaders: { host: ["api.example"] },
  queryStringParameters: null,
  multiValueQueryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: { domainName: "api.example", stage: "prod", path: `/prod${path}`, identity: { sourceIp: "192.0.2.1" } },
  body: null,
  isBase64Encoded: false,
});

function show(what, { cookies, headers, multiValueHeaders }) {
  const lines = cookies ?? multiValueHeaders?.["set-cookie"] ?? [headers["set-cookie"]];
  console.log(`${what}: ${lines.join(" | ")}`);
}
show("Powertools, HTTP API, two cookies", await router.resolve(httpEvent("/two"), {}));
show("Powertools, REST API, two cookies", await router.resolve(restEvent("/two"), {}));
show("Powertools, HTTP API, Expires", await router.resolve(httpEvent("/expires"), {}));
show("Powertools, REST API, Expires", await router.resolve(restEvent("/expires"), {}));
show("Powertools, HTTP API, `cookies`", await router.resolve(httpEvent("/listed"), {}));
show("Hono, HTTP API, two cookies", await handle(hono)(httpEvent("/two")));
show("Hono, HTTP API, Expires", await handle(hono)(httpEvent("/expires")));
JS

seen=$(node cookies.mjs)
echo "@aws-lambda-powertools/event-handler 2.35.0, hono 4.13.19"
echo "$seen"
expected='Powertools, HTTP API, two cookies: seen=1
Powertools, REST API, two cookies: seen=1
Powertools, HTTP API, Expires: theme=dark; Expires=Wed | 21 Oct 2026 07:28:00 GMT
Powertools, REST API, Expires: theme=dark; Expires=Wed | 21 Oct 2026 07:28:00 GMT
Powertools, HTTP API, `cookies`: session=1; Max-Age=60 | theme=dark; Expires=Wed | 21 Oct 2026 07:28:00 GMT
Hono, HTTP API, two cookies: session=1; Max-Age=60 | seen=1
Hono, HTTP API, Expires: theme=dark; Expires=Wed, 21 Oct 2026 07:28:00 GMT'
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
