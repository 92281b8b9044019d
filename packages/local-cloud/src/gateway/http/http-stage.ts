// A stage of an HTTP API: its paths, and its values in events.
import { parseArn } from "../../resources/arn.ts";
import type { ResourceOf } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { basePathOf } from "../api/base-path.ts";

export interface HttpStage {
  api: ResourceOf<"aws:apigatewayv2/api:Api">;
  stage: ResourceOf<"aws:apigatewayv2/stage:Stage">;
  /** The first part of every path: empty for `$default` at the root and on a custom domain, otherwise `/<stage>`. */
  basePath: string;
  region: string;
  accountId: string;
  domainName: string;
}

export function httpStage(
  options: GatewayOptions,
  api: HttpStage["api"],
  stage: HttpStage["stage"],
): HttpStage {
  const { region, account } = parseArn(api.outputs.executionArn);
  return {
    api,
    stage,
    basePath: basePathOf(options.resources, api.outputs.id, stage.outputs.name, stage.outputs.invokeUrl),
    region,
    accountId: account,
    domainName: new URL(options.origin).host,
  };
}
