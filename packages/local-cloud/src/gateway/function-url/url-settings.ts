// Reads the settings of a function URL, with the same checks as Lambda and Pulumi's provider.
import { functionNameOf, parseArn } from "../../resources/arn.ts";
import { ofType, type ResourceOf } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { pathOfUrl } from "../api/base-path.ts";
import type { Stage } from "../api/stage.ts";
import type { CorsConfiguration } from "../http/http-cors.ts";
import type { Integration } from "../integration/integration.ts";

/** The settings of a function URL. In events, a function URL looks like the stage `$default` of an API. */
export interface UrlSettings extends Omit<Stage, "executionArn"> {
  authorization: "NONE" | "AWS_IAM";
  cors?: CorsConfiguration;
  integration: Integration;
}

type FunctionUrl = ResourceOf<"aws:lambda/functionUrl:FunctionUrl">;

/** Lambda's longest timeout in milliseconds: 15 minutes. A function URL itself has no timeout. */
const longestMs = 900_000;

/** @throws Error for a URL that Lambda would not create, or that the local run does not support */
export function urlSettings(options: GatewayOptions, { name, inputs, outputs }: FunctionUrl): UrlSettings {
  const { authorizationType, functionName, invokeMode = "BUFFERED", qualifier } = inputs;
  const refuse = (property: string, expected: string, got: unknown, remedy: string): never => {
    throw new Error(
      `Expected \`${property}\` of the function URL "${name}" to be ${expected}, got ${JSON.stringify(got)}. ${remedy}`,
    );
  };
  if (authorizationType !== "NONE" && authorizationType !== "AWS_IAM")
    return refuse("authorizationType", "NONE or AWS_IAM", authorizationType, "Set one of the two.");
  if (invokeMode === "RESPONSE_STREAM")
    return refuse(
      "invokeMode",
      "BUFFERED",
      invokeMode,
      "The local run does not stream answers: leave it out here.",
    );
  if (invokeMode !== "BUFFERED")
    return refuse("invokeMode", "BUFFERED or RESPONSE_STREAM", invokeMode, "Set one of the two.");
  if (qualifier && /^\d+$/.test(qualifier))
    return refuse(
      "qualifier",
      "the name of an alias",
      qualifier,
      "Lambda gives versions no URL: make an alias.",
    );
  checkCors(inputs.cors, refuse);
  const wanted = functionNameOf(functionName);
  const fn = ofType(options.resources, "aws:lambda/function:Function").find(
    (one) => one.outputs.name === wanted,
  );
  if (!fn)
    return refuse(
      "functionName",
      "a function that the program registers",
      functionName,
      "Register the function too.",
    );
  const { region, account } = parseArn(fn.outputs.arn);
  return {
    apiId: outputs.urlId,
    stageName: "$default",
    basePath: pathOfUrl(outputs.functionUrl),
    region,
    // The event of a function URL without authorization has no account ID. This was recorded on AWS: see docs/recorded.md.
    accountId: authorizationType === "NONE" ? "anonymous" : account,
    domainName: new URL(options.origin).host,
    domainPrefix: outputs.urlId,
    authorization: authorizationType,
    cors: inputs.cors,
    integration: {
      functionArn: fn.outputs.arn,
      functionName: fn.outputs.name,
      // With NONE, the provider adds both statements that Lambda needs. With AWS_IAM, the caller belongs to the function's own account.
      permits: () => true,
      timeoutMs: longestMs,
    },
  };
}

/** The methods that Lambda accepts, of at most 6 characters each: https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html */
const methods = ["*", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];

function checkCors(
  cors: CorsConfiguration | undefined,
  refuse: (property: string, expected: string, got: unknown, remedy: string) => never,
): void {
  const { allowMethods = [], maxAge = 0 } = cors ?? {};
  const unknown = allowMethods.find((method) => !methods.includes(method));
  if (unknown !== undefined) {
    const remedy =
      unknown === "OPTIONS" ? "Leave it out: Lambda answers preflights itself." : "Set one of these.";
    refuse("cors.allowMethods", `some of ${methods.join(", ")}`, unknown, remedy);
  }
  if (maxAge < 0 || maxAge > 86_400) refuse("cors.maxAge", "from 0 to 86400", maxAge, "Set fewer seconds.");
}
