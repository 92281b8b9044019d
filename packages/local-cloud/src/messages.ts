// What the local run prints: its routes with a first command to try, and a line a request.
import type { Cloud } from "./cloud.ts";
import type { ApiRoute, RequestLine } from "./gateway/api.ts";

/** The routes, the URL, a command that works when pasted, and what has no effect here. */
export function describeCloud(cloud: Cloud, stack: string): string {
  const width = Math.max(...cloud.routes.map(({ path }) => path.length));
  const routes = cloud.routes.map(
    ({ method, path, functionName }) => `  ${method.padEnd(7)} ${path.padEnd(width)}  ${functionName}`,
  );
  const missing = cloud.notStoodInFor.map((type) => type.replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2"));
  return [
    `\n${cloud.project} (stack ${stack}) at ${cloud.url}\n`,
    ...routes,
    `\nTry it:\n  ${curl(cloud)}\n`,
    ...(cloud.docsUrl ? [`In a browser: ${cloud.docsUrl}\n`] : []),
    ...(missing.length > 0 ? [`Not stood in for: ${missing.join(", ")}\n`] : []),
  ].join("\n");
}

/** One line; with the function's output when asked for, or when the request failed. */
export function describeRequest(line: RequestLine, verbose: boolean): string {
  const { method, path, status, durationMs, functionName, log, note } = line;
  const words = [
    method.padEnd(6),
    path,
    status,
    `${Math.round(durationMs)} ms`,
    functionName,
    note && `(${note})`,
  ];
  const shown = log && (verbose || status >= 500) ? `\n${log.replace(/^/gm, "    ")}` : "";
  return words.filter(Boolean).join(" ") + shown;
}

/** Creates a user. */
function curl(cloud: Cloud): string {
  const { routes, url } = cloud;
  const route = routes.find(({ method, path }) => method === "POST" && path.endsWith("/users")) ?? routes[0];
  if (!route) return `curl ${url}`;
  const body = route.method === "POST" ? `-d '{"firstName":"Ada","lastName":"Lovelace"}' ` : "";
  return `curl ${authorization(cloud, route)}${body}${new URL(url).origin}${route.path}`;
}

/** The options with which curl is let in. */
function authorization({ url, region, credentials }: Cloud, route: ApiRoute): string {
  if (!route.authorization) return "";
  if (route.authorization === "AWS_IAM") {
    const { accessKeyId, secretAccessKey } = credentials;
    return `--aws-sigv4 aws:amz:${region}:execute-api --user ${accessKeyId}:${secretAccessKey} `;
  }
  const { port } = new URL(url);
  const options = [
    ...(route.scopes?.length ? [`--scopes ${route.scopes.join(",")}`] : []),
    // Without scopes, a Cognito authorizer takes ID tokens only.
    ...(route.authorization === "COGNITO_USER_POOLS" && !route.scopes?.length ? ["--id"] : []),
    ...(port === "3000" ? [] : [`--port ${port}`]),
  ];
  const token = ["npm run --silent token", ...(options.length > 0 ? ["--"] : []), ...options].join(" ");
  return `-H "Authorization: Bearer $(${token})" `;
}
