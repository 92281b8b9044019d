// A stage of a REST API, with the settings for all methods.
import type { ResourceOf } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { type Stage, stageOf } from "../api/stage.ts";
import { gatewayResponses } from "./gateway-responses.ts";
import type { GatewayResponse, Swagger } from "./swagger.ts";

export interface RestStage extends Stage {
  deploymentId: string;
  /** The place of API keys: `HEADER` or `AUTHORIZER`. */
  apiKeySource: string;
  binaryMediaTypes: string[];
  responses: Record<string, GatewayResponse>;
}

export function restStage(
  options: GatewayOptions,
  { inputs: api, outputs }: ResourceOf<"aws:apigateway/restApi:RestApi">,
  stage: ResourceOf<"aws:apigateway/stage:Stage">,
  swagger: Swagger,
): RestStage {
  const { stageName, deployment: deploymentId } = stage.inputs;
  return {
    ...stageOf(options, outputs, stageName, stage.outputs.invokeUrl),
    deploymentId,
    apiKeySource: api.apiKeySource ?? swagger["x-amazon-apigateway-api-key-source"] ?? "HEADER",
    binaryMediaTypes: api.binaryMediaTypes ?? swagger["x-amazon-apigateway-binary-media-types"] ?? [],
    responses: gatewayResponses(swagger, outputs.id, options.resources),
  };
}

/** Tells whether the API treats a media type as binary. Without a type, JSON is assumed. */
export function isBinary({ binaryMediaTypes }: RestStage, contentType: string | undefined): boolean {
  const mediaType = (contentType?.split(";")[0] ?? "").trim().toLowerCase() || "application/json";
  const [family] = mediaType.split("/");
  return ["*/*", `${family}/*`, mediaType].some((type) => binaryMediaTypes.includes(type));
}
