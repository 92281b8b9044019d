// A stage of a REST API: its paths, its values in events, and the settings for all methods.
import { parseArn } from "../../resources/arn.ts";
import type { ResourceOf } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { basePathOf } from "../api/base-path.ts";
import { gatewayResponses } from "./gateway-responses.ts";
import type { GatewayResponse, Swagger } from "./swagger.ts";

export interface RestStage {
  api: ResourceOf<"aws:apigateway/restApi:RestApi">;
  stage: ResourceOf<"aws:apigateway/stage:Stage">;
  /** The first part of every path: `/<stage>`, or empty on a custom domain. */
  basePath: string;
  stageName: string;
  region: string;
  accountId: string;
  domainName: string;
  binaryMediaTypes: string[];
  responses: Record<string, GatewayResponse>;
}

export function restStage(
  options: GatewayOptions,
  api: RestStage["api"],
  stage: RestStage["stage"],
  swagger: Swagger,
): RestStage {
  const { region, account } = parseArn(api.outputs.executionArn);
  return {
    api,
    stage,
    basePath: basePathOf(options.resources, api.outputs.id, stage.inputs.stageName, stage.outputs.invokeUrl),
    stageName: stage.inputs.stageName,
    region,
    accountId: account,
    domainName: new URL(options.origin).host,
    binaryMediaTypes: api.inputs.binaryMediaTypes ?? swagger["x-amazon-apigateway-binary-media-types"] ?? [],
    responses: gatewayResponses(swagger, api.outputs.id, options.resources),
  };
}
