// A stage of an API: its paths, and its values in events.
import { parseArn } from "../../resources/arn.ts";
import { ofType, type Resource } from "../../resources/resource.ts";
import type { GatewayOptions } from "./api.ts";
import { pathOfUrl } from "./base-path.ts";

export interface Stage {
  apiId: string;
  executionArn: string;
  stageName: string;
  /** The first part of every path, without a slash at the end: `/<stage>`, or empty at the root and on a custom domain. */
  basePath: string;
  region: string;
  accountId: string;
  domainName: string;
  /** The first part of `domainName`, or the ID of a function URL. */
  domainPrefix: string;
}

export function stageOf(
  { resources, origin }: GatewayOptions,
  { id: apiId, executionArn }: Record<"id" | "executionArn", string>,
  stageName: string,
  invokeUrl: string,
): Stage {
  const { region, account: accountId } = parseArn(executionArn);
  const { host: domainName } = new URL(origin);
  const [domainPrefix = ""] = domainName.split(".");
  const basePath = basePathOf(resources, apiId, stageName, invokeUrl);
  return { apiId, executionArn, stageName, basePath, region, accountId, domainName, domainPrefix };
}

/** Returns a stage's base path. On a custom domain it is the key of the domain's API mapping. Otherwise it is the path of the stage's URL. */
function basePathOf(resources: Resource[], apiId: string, stageName: string, invokeUrl: string): string {
  const mapping = ofType(resources, "aws:apigatewayv2/apiMapping:ApiMapping").find(
    ({ inputs }) => inputs.apiId === apiId && inputs.stage === stageName,
  );
  if (!mapping) return pathOfUrl(invokeUrl);
  const key = mapping.inputs.apiMappingKey;
  return key ? `/${key}` : "";
}
