// A stage of a REST API: where it is reached, and what its document says for all methods.
import type { Resource } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api.ts";
import { basePathOf } from "../routing.ts";
import { type GatewayResponse, gatewayResponses, type Swagger } from "./gateway-responses.ts";

export interface RestStage {
  api: Resource;
  stage: Resource;
  /** `/<stage>`; empty on a domain. */
  basePath: string;
  stageName: string;
  accountId: string;
  domainName: string;
  binaryMediaTypes: string[];
  responses: Record<string, GatewayResponse>;
}

export function restStage(
  options: GatewayOptions,
  api: Resource,
  stage: Resource,
  swagger: Swagger,
): RestStage {
  return {
    api,
    stage,
    basePath: basePathOf(options.resources, api.outputs.id, stage.inputs.stageName, stage.outputs.invokeUrl),
    stageName: stage.inputs.stageName,
    accountId: String(api.outputs.executionArn).split(":")[4] ?? "",
    domainName: new URL(options.origin).host,
    binaryMediaTypes: api.inputs.binaryMediaTypes ?? swagger["x-amazon-apigateway-binary-media-types"] ?? [],
    responses: gatewayResponses(swagger, api.outputs.id, options.resources),
  };
}
