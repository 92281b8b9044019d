// Creates the component `RestAPI` of @pulumi/aws-apigateway. Its children have the same names as those of the component's plugin:
// github.com/pulumi/pulumi-aws-apigateway, aws-apigateway/apigateway/api.ts.
import type { Properties } from "../../wire/values.ts";
import { type Route, type Surroundings, shortHash } from "./route.ts";
import { routed } from "./routes.ts";

export const restApiType = "aws-apigateway:index:RestAPI";

/** The component's outputs: its URL and its children. */
export interface RestApiState {
  url: string;
  api: Properties;
  deployment: Properties;
  stage: Properties;
}

type Parts = Omit<Surroundings, "bucket">;

/**
 * Registers the component's children.
 *
 * @throws Error for a route or an authorizer that the local run does not support
 */
export async function createRestApi(inputs: Properties, parts: Parts): Promise<RestApiState> {
  const { name, create } = parts;
  const { routes = [], stageName = "stage", binaryMediaTypes = ["*/*"], apiKeySource, tags } = inputs;
  let made: Promise<Properties> | undefined;
  const bucket = async () => {
    if (inputs.staticRoutesBucket) return String(inputs.staticRoutesBucket);
    made ??= create("aws:s3/bucket:Bucket", name.toLowerCase().replace(/[^a-z0-9-]/g, ""), {});
    return (await made).bucket;
  };
  const { paths, securityDefinitions, invoked } = await routed(routes as Route[], { ...parts, bucket });
  const title = inputs.swaggerString ? JSON.parse(inputs.swaggerString) : undefined;
  const document = title
    ? { ...title, info: { title: name, ...title.info } }
    : swagger({ ...inputs, name, binaryMediaTypes }, { paths, securityDefinitions });
  const restApi = await create("aws:apigateway/restApi:RestApi", name, {
    ...{ name: document.info.title, binaryMediaTypes, body: JSON.stringify(document), apiKeySource, tags },
    ...{ description: inputs.description, disableExecuteApiEndpoint: inputs.disableExecuteApiEndpoint },
  });
  const version = shortHash(JSON.stringify([apiKeySource, binaryMediaTypes, document]));
  const deploymentInputs = { restApi: restApi.id, variables: { version } };
  const deployment = await create("aws:apigateway/deployment:Deployment", name, deploymentInputs);
  for (const [place, functionName] of invoked) {
    await create("aws:lambda/permission:Permission", `${name}-${shortHash(place)}`, {
      ...{ action: "lambda:invokeFunction", function: functionName, principal: "apigateway.amazonaws.com" },
      sourceArn: `${restApi.executionArn}/*/${place}`,
    });
  }
  const stageInputs = { restApi: restApi.id, deployment: deployment.id, stageName, tags };
  const stage = await create("aws:apigateway/stage:Stage", name, stageInputs);
  return { url: `${stage.invokeUrl}/`, api: restApi, deployment, stage };
}

function swagger(inputs: Properties, { paths, securityDefinitions }: Properties): Properties {
  const notFound = {
    statusCode: 404,
    responseTemplates: { "application/json": '{"message": "404 Not found" }' },
  };
  return {
    ...{ swagger: "2.0", info: { title: inputs.name, version: "1.0" }, paths },
    "x-amazon-apigateway-binary-media-types": inputs.binaryMediaTypes,
    "x-amazon-apigateway-gateway-responses": {
      MISSING_AUTHENTICATION_TOKEN: notFound,
      ACCESS_DENIED: notFound,
      ...inputs.gatewayResponses,
    },
    "x-amazon-apigateway-api-key-source": inputs.apiKeySource ?? "HEADER",
    ...(inputs.requestValidator && validators(inputs.requestValidator)),
    ...(Object.keys(securityDefinitions).length > 0 && { securityDefinitions }),
  };
}

function validators(chosen: string): Properties {
  const validator = (validateRequestBody: boolean, validateRequestParameters: boolean) => ({
    validateRequestBody,
    validateRequestParameters,
  });
  return {
    "x-amazon-apigateway-request-validators": {
      ALL: validator(true, true),
      BODY_ONLY: validator(true, false),
      PARAMS_ONLY: validator(false, true),
    },
    "x-amazon-apigateway-request-validator": chosen,
  };
}
