// Writes the example request as a curl command for a terminal.
import type { Cloud } from "../cloud/cloud.ts";
import type { ApiRoute } from "../gateway/api/api.ts";

/** Returns the curl command of the example request, with the credentials that its route needs. */
export function curlCommand(cloud: Cloud): string {
  const { url, example } = cloud;
  if (!example) return `curl ${url}`;
  const { route, body } = example;
  const words = [
    ...authorization(cloud, route),
    ...(route.method === (body ? "POST" : "GET") ? [] : [`-X ${route.method}`]),
    ...(body ? [`-H 'content-type: ${body.contentType}'`, `-d ${quoted(body.text)}`] : []),
  ];
  return ["curl", ...words, `${new URL(url).origin}${route.path}`].join(" ");
}

/** Returns curl's options for the credentials of a route; none for an open route. */
function authorization({ url, region, credentials }: Cloud, route: ApiRoute): string[] {
  // Only the program knows what its own authorizer takes.
  if (!route.authorization || route.authorization === "CUSTOM") return [];
  if (route.authorization === "AWS_IAM") {
    const { accessKeyId, secretAccessKey } = credentials;
    const service = route.isFunctionUrl ? "lambda" : "execute-api";
    return [`--aws-sigv4 aws:amz:${region}:${service}`, `--user ${accessKeyId}:${secretAccessKey}`];
  }
  const { port } = new URL(url);
  const options = [
    ...(route.scopes?.length ? [`--scopes ${route.scopes.join(",")}`] : []),
    // Without scopes, a Cognito authorizer takes ID tokens only.
    ...(route.authorization === "COGNITO_USER_POOLS" && !route.scopes?.length ? ["--id"] : []),
    ...(port === "3000" ? [] : [`--port ${port}`]),
  ];
  return [`-H "Authorization: Bearer $(${[tokenCommand(), ...options].join(" ")})"`];
}

// Under npm, the user's terminal does not have the commands of packages on its path, so the command needs npx.
function tokenCommand(): string {
  return process.env.npm_lifecycle_event === undefined ? "local-cloud token" : "npx local-cloud token";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
