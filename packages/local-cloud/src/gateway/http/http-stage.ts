// A stage of an HTTP API: where it is reached, and what its events say of it.
import type { Resource } from "../../resources/resource.ts";
import type { GatewayOptions } from "../api.ts";
import { basePathOf } from "../routing.ts";

export interface HttpStage {
  api: Resource;
  stage: Resource;
  /** Empty for `$default` at the root and on a domain, else `/<stage>`. */
  basePath: string;
  accountId: string;
  domainName: string;
}

export function httpStage(options: GatewayOptions, api: Resource, stage: Resource): HttpStage {
  return {
    api,
    stage,
    basePath: basePathOf(options.resources, api.outputs.id, stage.inputs.name, stage.outputs.invokeUrl),
    accountId: String(api.outputs.executionArn).split(":")[4] ?? "",
    domainName: new URL(options.origin).host,
  };
}
