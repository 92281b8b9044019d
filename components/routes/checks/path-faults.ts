// Checks that a gateway can route a path.
import { parametersOf } from "../route.ts";

const template = /^(\/([^/{}\s]+|\{\w+\}))*\/([^/{}\s]+|\{\w+\+?\})$/;

/** The form of a fixed part of a path for each gateway, with the words of the error. */
const parts = {
  // API Gateway's error would be: "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable".
  rest: {
    form: /^[\w.:-]+$/,
    what: "parts of letters, digits, underscores, dots, colons and hyphens, as `gateway: rest` takes no other characters",
    remedy: "Change the path, or use `gateway: http`.",
  },
  // The gateway compares the decoded path without the query.
  http: {
    form: /^[^?#%]+$/,
    what: "parts without ?, # and %, as no request would match them",
    remedy: "Write characters without percent-encoding, and let the handler read the query.",
  },
};

/** The paths that API Gateway itself answers: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const ofTheGateway = ["/ping", "/sping"];

/** Returns one sentence when the gateway cannot route the path. */
export function pathFaults(
  property: "path" | "otherPaths",
  path: string,
  { gateway, domainName }: { gateway: keyof typeof parts; domainName?: string | undefined },
): string[] {
  const shown = JSON.stringify(path);
  const parameters = parametersOf(path);
  const { form, what, remedy } = parts[gateway];
  if (!template.test(path))
    return [
      `Expected \`${property}\` to be a template such as /v1/users/{userId}, with \`{rest+}\` in the last place only, ` +
        `got ${shown}.`,
    ];
  const others = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  if (!others.every((part) => form.test(part)))
    return [`Expected \`${property}\` to have ${what}, got ${shown}. ${remedy}`];
  if (gateway === "rest" && domainName !== undefined && ofTheGateway.includes(path))
    return [
      `Expected \`${property}\` to be another path, as a REST API with a domain name answers ${path} itself, got ${shown}.`,
    ];
  if (new Set(parameters).size === parameters.length) return [];
  return [`Expected \`${property}\` to name each parameter once, got ${shown}.`];
}
