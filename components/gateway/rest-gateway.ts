// Creates the REST API: one Swagger 2.0 body, payload 1.0 and a named stage.
import { createRequire } from "node:module";
import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx/classic/apigateway/index.js";
import * as pulumi from "@pulumi/pulumi";
import { pathsOf } from "../routes/route.ts";
import type { UserApiTransform } from "../settings/transform.ts";
import { merge } from "../tools/merge.ts";
import { uniqueName } from "../tools/unique-name.ts";
import { createAccessLog } from "./access-log.ts";
import { type GatewayArgs, type GatewayMetrics, openness } from "./gateway.ts";
import { createInvokePermission } from "./invoke-permission.ts";
import { createSwagger } from "./swagger.ts";

export class RestGateway extends pulumi.ComponentResource {
  /** The default endpoint with the stage, without a slash at the end. */
  readonly url: pulumi.Output<string>;
  readonly api: aws.apigateway.RestApi;
  readonly stage: aws.apigateway.Stage;
  readonly stageName: pulumi.Output<string>;
  readonly metrics: GatewayMetrics;

  constructor(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions) {
    super("user-api:index:RestGateway", name, {}, opts);
    const parent = { parent: this };
    const { restAPI, stage } = createApi(name, args, parent);
    this.api = restAPI;
    this.stage = stage;
    const { executionArn } = this.api;
    const { permission } = args.settings.transform;
    for (const routeFunction of args.functions) {
      for (const { path, slug } of pathsOf(routeFunction.route))
        createInvokePermission(`${name}-${slug}`, path, routeFunction, executionArn, permission, parent);
    }
    createMethodSettings(name, this.api, this.stage, args, parent);
    createWebAclAssociation(name, this.stage, args, parent);
    this.stageName = this.stage.stageName;
    this.url = this.stage.invokeUrl;
    this.metrics = {
      dimensions: { ApiName: this.api.name },
      clientErrors: "4XXError",
      serverErrors: "5XXError",
    };
    this.registerOutputs({ url: this.url });
  }
}

function createApi(name: string, args: GatewayArgs, opts: pulumi.ComponentResourceOptions) {
  const { stageName, accessLogs, tracing, domainName, tags, transform } = args.settings;
  const { API } = loadAwsx();
  const swaggerString = createSwagger(name, args);
  const ourApiArgs: awsx.RestApiArgs = {
    // CloudWatch identifies a REST API by its name alone.
    name: uniqueName(name),
    description: openness(args.settings),
    endpointConfiguration: { types: "REGIONAL" },
    // Set in both cases: AWS keeps the old value of an argument that is left out.
    disableExecuteApiEndpoint: domainName !== undefined,
    tags,
  };
  const ourStageArgs: NonNullable<UserApiTransform["restStage"]> = {
    ...(accessLogs && { accessLogSettings: createAccessLog(name, args, opts) }),
    xrayTracingEnabled: tracing,
    tags,
  };
  const restApiArgs = merge(ourApiArgs, transform.restApi);
  const stageArgs = merge(ourStageArgs, transform.restStage) as awsx.StageArgs;
  return new API(name, { swaggerString, stageName, restApiArgs, stageArgs }, opts);
}

/** Loads awsx only for a REST API. It uses `require()`, as a top-level `await` would keep CommonJS programs from loading this module. */
function loadAwsx(): typeof import("@pulumi/awsx/classic/apigateway/index.js") {
  return createRequire(import.meta.url)("@pulumi/awsx/classic/apigateway/index.js");
}

function createMethodSettings(
  name: string,
  { id: restApi }: aws.apigateway.RestApi,
  { stageName }: aws.apigateway.Stage,
  { settings: { throttleRate, throttleBurst, transform } }: GatewayArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const ours: aws.types.input.apigateway.MethodSettingsSettings = {
    metricsEnabled: true,
    throttlingRateLimit: throttleRate,
    throttlingBurstLimit: throttleBurst,
  };
  const settings = merge(ours, transform.methodSettings);
  return new aws.apigateway.MethodSettings(name, { restApi, stageName, methodPath: "*/*", settings }, opts);
}

function createWebAclAssociation(
  name: string,
  stage: aws.apigateway.Stage,
  { settings: { webAclArn, transform } }: GatewayArgs,
  opts: pulumi.CustomResourceOptions,
) {
  if (webAclArn === undefined) return;
  const args: aws.wafv2.WebAclAssociationArgs = { resourceArn: stage.arn, webAclArn };
  return new aws.wafv2.WebAclAssociation(name, merge(args, transform.webAclAssociation), opts);
}
