// Reads the URLs at which functions call AWS services that the local run does not serve.

/** URLs by service: `{ sqs: "http://127.0.0.1:9324" }`. A service's name is the first part of its host at AWS. */
export type Endpoints = Record<string, string>;

/** The SDKs' names of services whose host has another name: https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html */
const otherNames: Record<string, string[]> = {
  "cognito-identity": ["COGNITO_IDENTITY"],
  "cognito-idp": ["COGNITO_IDENTITY_PROVIDER"],
  email: ["SES", "SESV2"],
  events: ["EVENTBRIDGE"],
  "execute-api": ["APIGATEWAYMANAGEMENTAPI"],
  logs: ["CLOUDWATCH_LOGS"],
  monitoring: ["CLOUDWATCH"],
  secretsmanager: ["SECRETS_MANAGER"],
  states: ["SFN"],
};

/** The environment variable that gives a function's process the hosts of the endpoints. It is removed before the function's code runs. */
export const hostsVariable = "LOCAL_CLOUD_ENDPOINT_HOSTS";

/**
 * Parses the endpoints of the command line: `sqs=http://127.0.0.1:9324`.
 *
 * @throws Error in one line for a text of another form
 */
export function parseEndpoints(texts: string[]): Endpoints {
  const endpoints = Object.fromEntries(
    texts.map((text) => {
      const [name = "", ...url] = text.split("=");
      return [name, url.join("=")];
    }),
  );
  variablesOf(endpoints);
  return endpoints;
}

/**
 * Returns the environment variables that send a function's AWS SDK to the endpoints.
 *
 * @throws Error in one line for an invalid name or URL, and for a service that is served here
 */
export function variablesOf(endpoints: Endpoints): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, url] of Object.entries(endpoints)) {
    const got = JSON.stringify(url ? `${name}=${url}` : name);
    if (!/^[a-z][a-z\d-]*$/.test(name) || !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) {
      throw new Error(`Expected --endpoint sqs=http://127.0.0.1:9324, a service and its URL, got ${got}.`);
    }
    if (name === "dynamodb") {
      throw new Error(`Expected --endpoint with a service that is not served here, got ${got}.`);
    }
    const keys = otherNames[name] ?? [name.toUpperCase().replaceAll("-", "_")];
    for (const key of keys) variables[`AWS_ENDPOINT_URL_${key}`] = url;
  }
  const hosts = Object.values(endpoints).map((url) => new URL(url).hostname);
  return { ...variables, ...(hosts.length > 0 && { [hostsVariable]: hosts.join(",") }) };
}
