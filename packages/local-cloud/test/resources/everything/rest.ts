// Declares a REST API with every input.
import { common, type Declared, declared } from "./declared.ts";

const { region, description, tags } = common;

/** A REST API with `GET /x` in front of a function. */
export function restApiEverything(invokeArn: string): Declared {
  const integration = { type: "aws_proxy", httpMethod: "POST", uri: invokeArn };
  const operation = { responses: {}, "x-amazon-apigateway-integration": integration };
  const uri = "arn:aws:apigateway:eu-central-1:s3:path/files/index.html";
  const file = { responses: {}, "x-amazon-apigateway-integration": { type: "aws", httpMethod: "GET", uri } };
  return declared("aws:apigateway/restApi:RestApi", "rest", {
    ...{ region, description, tags, name: "rest" },
    apiKeySource: "HEADER",
    binaryMediaTypes: ["*/*"],
    body: JSON.stringify({ swagger: "2.0", paths: { "/x": { get: operation }, "/file": { get: file } } }),
    disableExecuteApiEndpoint: true,
    endpointAccessMode: "STRICT",
    endpointConfiguration: { types: "EDGE", ipAddressType: "dualstack", vpcEndpointIds: ["vpce-1"] },
    failOnWarnings: true,
    minimumCompressionSize: "0",
    parameters: { basepath: "prepend" },
    policy: "{}",
    putRestApiMode: "merge",
    securityPolicy: "TLS_1_2",
  });
}

/** The object that `GET /file` reads. */
export function objectEverything(): Declared {
  return declared("aws:s3/bucketObject:BucketObject", "index", {
    ...{ region, tags, tagsAll: tags, bucket: "files", key: "index.html" },
    ...{ acl: "private", bucketKeyEnabled: true, cacheControl: "no-cache", forceDestroy: true },
    ...{ content: "<h1>x</h1>", contentBase64: "eA==", source: { path: "x" } as never },
    ...{
      contentDisposition: "inline",
      contentEncoding: "gzip",
      contentLanguage: "en",
      contentType: "text/html",
    },
    ...{ etag: "e", kmsKeyId: "k", metadata: { a: "b" }, serverSideEncryption: "aws:kms", sourceHash: "h" },
    ...{
      objectLockLegalHoldStatus: "ON",
      objectLockMode: "GOVERNANCE",
      objectLockRetainUntilDate: "2027-01-01",
    },
    ...{ storageClass: "STANDARD", websiteRedirect: "/" },
  });
}

/** The parts of the API, with the stage `v1`. */
export function restPartsEverything(apiId: string): Declared[] {
  return [
    declared("aws:apigateway/deployment:Deployment", "deployment", {
      ...{ region, description },
      restApi: apiId,
      triggers: { hash: "1" },
      variables: { a: "1" },
    }),
    declared("aws:apigateway/stage:Stage", "stage", {
      ...{ region, description, tags },
      accessLogSettings: { destinationArn: "arn", format: "f" },
      cacheClusterEnabled: true,
      cacheClusterSize: "0.5",
      canarySettings: {
        deploymentId: "d",
        percentTraffic: 1,
        stageVariableOverrides: { a: "2" },
        useStageCache: true,
      },
      clientCertificateId: "c",
      deployment: "deployment",
      documentationVersion: "1",
      restApi: apiId,
      stageName: "v1",
      variables: { a: "1" },
      xrayTracingEnabled: true,
    }),
    declared("aws:apigateway/methodSettings:MethodSettings", "settings", {
      region,
      methodPath: "*/*",
      restApi: apiId,
      settings: {
        cacheDataEncrypted: true,
        cacheTtlInSeconds: 1,
        cachingEnabled: true,
        dataTraceEnabled: true,
        loggingLevel: "INFO",
        metricsEnabled: true,
        requireAuthorizationForCacheControl: true,
        throttlingBurstLimit: 100,
        throttlingRateLimit: 100,
        unauthorizedCacheControlHeaderStrategy: "FAIL_WITH_403",
      },
      stageName: "v1",
    }),
    declared("aws:apigateway/response:Response", "response", {
      region,
      responseParameters: { "gatewayresponse.header.x": "'y'" },
      responseTemplates: { "application/json": "{}" },
      responseType: "MISSING_AUTHENTICATION_TOKEN",
      restApiId: apiId,
      statusCode: "404",
    }),
  ];
}
