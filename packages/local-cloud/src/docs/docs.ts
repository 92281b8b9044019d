// Serves the API page at `/docs`, and the OpenAPI document that it shows at `/openapi.json`.
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ApiRoute } from "../gateway/api/api.ts";
import { pathOfUrl } from "../gateway/api/base-path.ts";
import type { TokenRequest } from "../issuer/issuer.ts";
import type { Answerer } from "../server/server.ts";
import { docsBase } from "./docs-base.ts";
import type { OpenApi, SecurityScheme } from "./open-api.ts";
import { page, policy, script } from "./page.ts";

export interface DocsOptions {
  /** Reads the program's OpenAPI document as it is now. Without a document there is no page. */
  read(): OpenApi | undefined;
  /** The API's base URL. A REST API's contains the stage. */
  apiUrl: string;
  /** The API's routes. Their authorization becomes the `security` of the served document. */
  routes: Pick<ApiRoute, "authorization" | "isFunctionUrl" | "method" | "path" | "scopes">[];
  /** Makes a token that the API accepts. It is absent without an issuer on this machine. */
  token?: ((request: TokenRequest) => Promise<string>) | undefined;
}

interface Content {
  type: string;
  body: string | Buffer;
}

/**
 * Answers requests for `/docs`, for the page's files under `/docs/` and for `/openapi.json`. If the API has one of these paths
 * itself, they are below `/_local`. It does not answer any other request.
 */
export function createDocs(options: DocsOptions): Answerer {
  const contents = contentsOf(options);
  return (req, res) => {
    const path = (req.url ?? "").replace(/\?.*$/s, "");
    const content = req.method === "GET" || req.method === "HEAD" ? contents.get(path) : undefined;
    if (!content || !options.read()) return false;
    Promise.resolve(content()).then(
      (found) => answer(res, found),
      (error) => res.destroy(error),
    );
    return true;
  };
}

/** Returns the token for the page's button "Authorize". It has every scope that a route asks for. */
async function authorization(
  document: OpenApi,
  routes: DocsOptions["routes"],
  token: NonNullable<DocsOptions["token"]>,
): Promise<Content> {
  const scopes = [...new Set(routes.flatMap((route) => route.scopes ?? []))];
  // A user pool's authorizer accepts ID tokens only, if no route asks for a scope.
  const use = scopes.length === 0 && routes.some((route) => route.authorization === "COGNITO_USER_POOLS");
  const [scheme] = schemesOf(document, routes)
    .filter(([, one]) => !isSignature(one))
    .map(([name]) => name);
  const made = await token({ scopes, use: use ? "id" : "access" });
  return { type: "application/json", body: JSON.stringify({ scheme, token: made }) };
}

function contentsOf({ read, apiUrl, routes, ...options }: DocsOptions) {
  const basePath = pathOfUrl(apiUrl);
  const base = docsBase(apiUrl, routes);
  const viewer = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const asset = (name: string, type: string) => () => ({ type, body: readFileSync(join(viewer, name)) });
  const html = () => ({ type: "text/html; charset=utf-8", body: page(read()?.info?.title ?? "API", base) });
  const asksForToken = routes.some(
    ({ authorization }) => authorization !== undefined && authorization !== "AWS_IAM",
  );
  const token = asksForToken ? options.token : undefined;
  const contents: [string, () => Content | Promise<Content>][] = [
    ["/openapi.json", () => ({ type: "application/json", body: served(read() ?? {}, basePath, routes) })],
    ["/docs", html],
    ["/docs/", html],
    [
      "/docs/page.js",
      () => ({ type: "text/javascript; charset=utf-8", body: script(base, token !== undefined) }),
    ],
    ["/docs/swagger-ui.css", asset("swagger-ui.css", "text/css; charset=utf-8")],
    ["/docs/swagger-ui-bundle.js", asset("swagger-ui-bundle.js", "text/javascript; charset=utf-8")],
    ["/docs/favicon.png", asset("favicon-32x32.png", "image/png")],
  ];
  if (token) contents.push(["/docs/token", () => authorization(read() ?? {}, routes, token)]);
  return new Map(contents.map(([path, content]) => [`${base}${path}`, content]));
}

/** Returns the document with the local run's server URL, and with the security schemes that the routes really use. */
function served(document: OpenApi, basePath: string, routes: DocsOptions["routes"]): string {
  const schemes = schemesOf(document, routes);
  return JSON.stringify({
    ...document,
    // A relative URL works under each name of this machine.
    servers: [{ url: basePath || "/" }],
    security: schemes.map(([name]) => ({ [name]: [] })),
    // An empty object would still show the button "Authorize".
    components: {
      ...document.components,
      securitySchemes: schemes.length > 0 ? Object.fromEntries(schemes) : undefined,
    },
  });
}

/** Returns the document's security schemes that at least one route uses. */
function schemesOf({ components }: OpenApi, routes: DocsOptions["routes"]): [string, SecurityScheme][] {
  return Object.entries(components?.securitySchemes ?? {}).filter(([, scheme]) =>
    routes.some(
      ({ authorization }) => authorization && (authorization === "AWS_IAM") === isSignature(scheme),
    ),
  );
}

/** Tells whether a security scheme of the document asks for a signature. All others ask for a token. */
function isSignature(scheme: SecurityScheme): boolean {
  return scheme["x-amazon-apigateway-authtype"] === "awsSigv4";
}

function answer(res: ServerResponse, { type, body }: Content): void {
  const bytes = Buffer.from(body);
  res.writeHead(200, {
    "content-type": type,
    "content-length": bytes.length,
    "cache-control": "no-cache",
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
  });
  // Node omits the body of an answer to HEAD.
  res.end(bytes);
}
