// Services of AWS that functions reach elsewhere than at AWS.

/** The URL of each service, by the name that its host at AWS begins with: `{ sqs: "http://127.0.0.1:9324" }`. */
export type Endpoints = Record<string, string>;

/** Services that the SDKs call otherwise than their hosts: https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html */
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

/** The variable in which a function's process is told the hosts of the endpoints; the function does not see it. */
export const hostsVariable = "LOCAL_CLOUD_ENDPOINT_HOSTS";

/**
 * Reads endpoints as the command line has them: `sqs=http://127.0.0.1:9324`.
 *
 * @throws Error of one line for anything else
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
 * The variables of every function that lead the SDKs of AWS to the endpoints.
 *
 * @throws Error of one line for what is no name or no URL, and for a service that is served here
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
