// Which paths a gateway can route.
import { parametersOf } from "../route.ts";

const template = /^(\/([^/{}\s]+|\{\w+\}))*\/([^/{}\s]+|\{\w+\+?\})$/;

/** What a part that is no parameter may have, gateway by gateway, why no more, and what to do. */
const parts = {
  // "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable", as API Gateway says it.
  rest: {
    form: /^[\w.:-]+$/,
    what: "parts of letters, digits, underscores, dots, colons and hyphens, as `gateway: rest` takes no others",
    remedy: "Write such a path, or take `gateway: http`.",
  },
  // The gateway compares what comes before the query, decoded.
  http: {
    form: /^[^?#%]+$/,
    what: "parts without ?, # and %, as no request would match them",
    remedy: "Write what would be encoded as it reads, and leave the query to the handler.",
  },
};

/** Taken by API Gateway itself: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
const ofTheGateway = ["/ping", "/sping"];

/** One sentence, or none. */
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
      `Expected \`${property}\` to be another one, as a REST API with a domain name answers ${path} itself, got ${shown}.`,
    ];
  if (new Set(parameters).size === parameters.length) return [];
  return [`Expected \`${property}\` to name each parameter once, got ${shown}.`];
}
