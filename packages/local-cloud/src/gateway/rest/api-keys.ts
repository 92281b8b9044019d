// Checks the API keys of a REST API. A method that requires a key accepts those of the stage's usage plans.
import { ofType } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api/api.ts";
import { type ClientRequest, headerValue } from "../request/client-request.ts";
import type { Failed } from "./gateway-responses.ts";
import { unknownKey } from "./rest-failures.ts";
import type { RestStage } from "./rest-stage.ts";
import type { SecurityDefinition } from "./swagger.ts";

/** The key, as the function's event describes it. */
interface KeyIdentity {
  identity: { apiKey: string; apiKeyId: string };
}

/** Tells whether a security definition is that of API keys. */
export function isApiKey(definition: SecurityDefinition | undefined): boolean {
  return definition?.name?.toLowerCase() === "x-api-key" && !definition["x-amazon-apigateway-authorizer"];
}

/**
 * Returns a check of a request's key.
 *
 * @throws Error if keys come from an authorizer instead of a header
 */
export function apiKeys(
  { resources }: GatewayOptions,
  stage: RestStage,
): (request: ClientRequest) => KeyIdentity | Failed {
  const { apiKeySource } = stage;
  if (apiKeySource !== "HEADER")
    throw new Error(
      `Expected \`apiKeySource\` to be HEADER, which the local run supports, got "${apiKeySource}".`,
    );
  const plans = ofType(resources, "aws:apigateway/usagePlan:UsagePlan").filter(({ inputs }) =>
    inputs.apiStages?.some(({ apiId, stage: name }) => apiId === stage.apiId && name === stage.stageName),
  );
  const members = ofType(resources, "aws:apigateway/usagePlanKey:UsagePlanKey").filter(
    ({ inputs }) =>
      inputs.keyType === "API_KEY" && plans.some(({ outputs }) => outputs.id === inputs.usagePlanId),
  );
  const keys = ofType(resources, "aws:apigateway/apiKey:ApiKey").filter(
    ({ inputs, outputs }) =>
      inputs.enabled !== false && members.some((member) => member.inputs.keyId === outputs.id),
  );
  const ids = new Map(keys.map(({ inputs, outputs }) => [inputs.value ?? outputs.value, outputs.id]));
  return (request) => {
    const apiKey = headerValue(request, "x-api-key") ?? "";
    const apiKeyId = ids.get(apiKey);
    return apiKeyId === undefined ? unknownKey : { identity: { apiKey, apiKeyId } };
  };
}
