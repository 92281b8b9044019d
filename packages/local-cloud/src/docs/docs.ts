// The API page of the local run: `/docs`, and the OpenAPI document it shows at `/openapi.json`.
import { existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ApiRoute } from "../gateway/api.ts";

export interface DocsOptions {
  /** The program's OpenAPI document; without the file there is no page. */
  file: string;
  /** The API's base URL, with a REST API's stage. */
  apiUrl: string;
  /** The API's routes: what they ask of callers is the `security` of the document. */
  routes: Pick<ApiRoute, "authorization">[];
}

interface Content {
  type: string;
  body: string | Buffer;
}

/**
 * Answers requests for the page and what belongs to it: exactly `/docs`, its files under `/docs/` and `/openapi.json`. All
 * others, and those of an API whose stage has such a name, are left alone.
 *
 * @returns a listener that tells whether it has answered
 */
export function createDocs(options: DocsOptions): (req: IncomingMessage, res: ServerResponse) => boolean {
  const contents = existsSync(options.file) ? contentsOf(options) : new Map<string, () => Content>();
  return (req, res) => {
    const path = (req.url ?? "").replace(/\?.*$/s, "");
    const content = req.method === "GET" || req.method === "HEAD" ? contents.get(path) : undefined;
    if (!content) return false;
    answer(res, content(), req.method === "HEAD");
    return true;
  };
}

function contentsOf({ file, apiUrl, routes }: DocsOptions): Map<string, () => Content> {
  const basePath = new URL(apiUrl).pathname.replace(/\/$/, "");
  const viewer = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const asset = (name: string, type: string) => () => ({ type, body: readFileSync(join(viewer, name)) });
  const contents: [string, () => Content][] = [
    ["/openapi.json", () => ({ type: "application/json", body: served(read(file), basePath, routes) })],
    ["/docs", () => ({ type: "text/html; charset=utf-8", body: page })],
    ["/docs/", () => ({ type: "text/html; charset=utf-8", body: page })],
    ["/docs/page.js", () => ({ type: "text/javascript; charset=utf-8", body: script })],
    ["/docs/swagger-ui.css", asset("swagger-ui.css", "text/css; charset=utf-8")],
    ["/docs/swagger-ui-bundle.js", asset("swagger-ui-bundle.js", "text/javascript; charset=utf-8")],
    ["/docs/favicon.png", asset("favicon-32x32.png", "image/png")],
  ];
  const isOfApi = (path: string) => basePath !== "" && `${path}/`.startsWith(`${basePath}/`);
  return new Map(contents.filter(([path]) => !isOfApi(path)));
}

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
type OpenApi = any;

function read(file: string): OpenApi {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`);
  }
}

/** The document as it holds here: where the API is, and what its routes ask of callers. */
function served(document: OpenApi, basePath: string, routes: DocsOptions["routes"]): string {
  // A relative reference, so that the page works by whatever name of this machine it was opened.
  document.servers = [{ url: basePath || "/" }];
  const schemes = { JWT: "jwt", COGNITO_USER_POOLS: "jwt", AWS_IAM: "iam" } as const;
  const needed = new Set(
    routes.flatMap(({ authorization }) => (authorization ? schemes[authorization] : [])),
  );
  document.security = [...needed].map((scheme) => ({ [scheme]: [] }));
  const { securitySchemes } = document.components;
  for (const name of Object.keys(securitySchemes)) {
    if (!(needed as Set<string>).has(name)) delete securitySchemes[name];
  }
  // Even an empty one would show a button to authorize with.
  if (needed.size === 0) delete document.components.securitySchemes;
  return JSON.stringify(document);
}

function answer(res: ServerResponse, { type, body }: Content, isHead: boolean): void {
  const bytes = Buffer.from(body);
  res.writeHead(200, {
    "content-type": type,
    "content-length": bytes.length,
    "cache-control": "no-cache",
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
  });
  res.end(isHead ? undefined : bytes);
}

// Whatever the viewer would like to load from elsewhere, the browser refuses. Its styles and icons are inline.
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Users API</title>
    <link rel="icon" type="image/png" href="/docs/favicon.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="page"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

// No validator: that would be a service elsewhere.
const script = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#page",
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
});
`;
