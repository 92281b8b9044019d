// Makes the Swagger document of a REST API whose methods are separate Pulumi resources, such as `aws.apigateway.Method`.
import { ofType, type Resource, type ResourceOf } from "../../resources/resource.ts";
import type { SecurityDefinition, Swagger, SwaggerOperation } from "./swagger.ts";

type Method = ResourceOf<"aws:apigateway/method:Method">;

/** The API, resource and method that a part of a REST API belongs to. */
interface Place {
  restApi: string;
  resourceId: string;
  httpMethod: string;
}

/** Returns the document of an API: its body together with its separate methods, or `undefined` for an API with neither. */
export function swaggerOf(
  { inputs, outputs }: ResourceOf<"aws:apigateway/restApi:RestApi">,
  resources: Resource[],
): Swagger | undefined {
  const methods = ofType(resources, "aws:apigateway/method:Method").filter(
    (method) => method.inputs.restApi === outputs.id,
  );
  if (!inputs.body && methods.length === 0) return undefined;
  const body: Swagger = inputs.body ? JSON.parse(inputs.body) : {};
  const paths = { ...body.paths };
  const securityDefinitions = { ...body.securityDefinitions };
  for (const method of methods) {
    const { resourceId, httpMethod } = method.inputs;
    const path = resourceId === outputs.rootResourceId ? "/" : pathOf(method.inputs, resources);
    const name = httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : httpMethod.toLowerCase();
    const { security, definitions } = securityOf(method, resources);
    paths[path] = { ...paths[path], [name]: { ...operationOf(method, resources), ...security } };
    Object.assign(securityDefinitions, definitions);
  }
  return { ...body, paths, securityDefinitions };
}

function pathOf({ restApi, resourceId }: Place, resources: Resource[]): string {
  const found = ofType(resources, "aws:apigateway/resource:Resource").find(
    ({ inputs, outputs }) => inputs.restApi === restApi && outputs.id === resourceId,
  );
  if (!found)
    throw new Error(
      `Expected the \`resourceId\` of a method to be the id of a resource of the same API in the program, got "${resourceId}".`,
    );
  return found.outputs.path;
}

function operationOf({ inputs }: Method, resources: Resource[]): SwaggerOperation {
  const isOfMethod = (one: { inputs: Place }) => isAt(one.inputs, inputs);
  const integration = ofType(resources, "aws:apigateway/integration:Integration").find(isOfMethod)?.inputs;
  const answers = ofType(resources, "aws:apigateway/integrationResponse:IntegrationResponse");
  const declared = ofType(resources, "aws:apigateway/methodResponse:MethodResponse");
  return {
    responses: Object.fromEntries(
      declared
        .filter(isOfMethod)
        .map(({ inputs }) => [inputs.statusCode, { headers: headersOf(inputs.responseParameters) }]),
    ),
    ...(integration && {
      "x-amazon-apigateway-integration": {
        type: integration.type,
        httpMethod: integration.integrationHttpMethod,
        uri: integration.uri,
        connectionType: integration.connectionType,
        requestParameters: integration.requestParameters,
        timeoutInMillis: integration.timeoutMilliseconds,
        requestTemplates: integration.requestTemplates,
        contentHandling: integration.contentHandling,
        responses: Object.fromEntries(
          answers
            .filter(isOfMethod)
            .map(({ inputs: { selectionPattern, statusCode, responseParameters, responseTemplates } }) => [
              selectionPattern || "default",
              { statusCode, responseParameters, responseTemplates },
            ]),
        ),
      },
    }),
  };
}

function isAt(one: Place, { restApi, resourceId, httpMethod }: Place): boolean {
  return one.restApi === restApi && one.resourceId === resourceId && one.httpMethod === httpMethod;
}

/** Returns the headers that a method declares, in the form of Swagger. A method declares `X-A` by `method.response.header.X-A: true`. */
function headersOf(parameters: Record<string, boolean> = {}): Record<string, object> {
  const names = Object.keys(parameters).map((name) => name.replace("method.response.header.", ""));
  return Object.fromEntries(names.map((name) => [name, {}]));
}

interface Secured {
  security?: Pick<SwaggerOperation, "security" | "x-amazon-apigateway-auth">;
  definitions?: Record<string, SecurityDefinition>;
}

function securityOf(method: Method, resources: Resource[]): Secured {
  const { security = {}, definitions } = authorizationOf(method, resources);
  if (!method.inputs.apiKeyRequired) return { security, definitions };
  const asked = [...(security.security ?? []), { [apiKey]: [] }];
  return {
    security: { ...security, security: asked },
    definitions: { ...definitions, [apiKey]: { name: "x-api-key" } },
  };
}

/** The name of the security definition for API keys. */
const apiKey = "API key";

function authorizationOf({ inputs }: Method, resources: Resource[]): Secured {
  if (inputs.authorization === "NONE") return {};
  if (inputs.authorization === "AWS_IAM")
    return { security: { "x-amazon-apigateway-auth": { type: "AWS_IAM" } } };
  const authorizer = ofType(resources, "aws:apigateway/authorizer:Authorizer").find(
    (one) => one.inputs.restApi === inputs.restApi && one.outputs.id === inputs.authorizerId,
  );
  const { name = String(inputs.authorizerId), inputs: own } = authorizer ?? {};
  const source = own?.identitySource ?? "method.request.header.Authorization";
  return {
    security: { security: [{ [name]: inputs.authorizationScopes ?? [] }] },
    definitions: {
      [name]: {
        name: source.replace("method.request.header.", ""),
        "x-amazon-apigateway-authorizer": {
          type: own?.type ?? (own ? "TOKEN" : inputs.authorization),
          providerARNs: own?.providerArns,
          authorizerUri: own?.authorizerUri,
          authorizerCredentials: own?.authorizerCredentials,
          identitySource: source,
          identityValidationExpression: own?.identityValidationExpression,
        },
      },
    },
  };
}
