// Makes the Swagger document of a REST API whose methods are separate Pulumi resources, such as `aws.apigateway.Method`.
import { ofType, type Resource, type ResourceOf } from "../../resources/resource.ts";
import type { SecurityDefinition, Swagger, SwaggerOperation } from "./swagger.ts";

type Method = ResourceOf<"aws:apigateway/method:Method">;

/** The name of the security definition for API keys. */
const apiKey = "API key";

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
  const securityDefinitions: Swagger["securityDefinitions"] = { ...body.securityDefinitions };
  for (const method of methods) {
    const { resourceId, httpMethod, authorization, authorizationScopes = [], apiKeyRequired } = method.inputs;
    const path = resourceId === outputs.rootResourceId ? "/" : pathOf(method.inputs, resources);
    const name = httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : httpMethod.toLowerCase();
    const authorizer = authorizerOf(method, resources);
    if (authorizer) securityDefinitions[authorizer.name] = authorizer.definition;
    if (apiKeyRequired) securityDefinitions[apiKey] = { name: "x-api-key" };
    const operation: SwaggerOperation = {
      ...operationOf(method, resources),
      "x-amazon-apigateway-auth": { type: authorization },
      security: [
        ...(authorizer ? [{ [authorizer.name]: authorizationScopes }] : []),
        ...(apiKeyRequired ? [{ [apiKey]: [] }] : []),
      ],
    };
    paths[path] = { ...paths[path], [name]: operation };
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
  const { restApi, resourceId, httpMethod } = inputs;
  const isOfMethod = ({ inputs: one }: { inputs: Place }) =>
    one.restApi === restApi && one.resourceId === resourceId && one.httpMethod === httpMethod;
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

/** Returns the headers that a method declares, in the form of Swagger. A method declares `X-A` by `method.response.header.X-A: true`. */
function headersOf(parameters: Record<string, boolean> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, isRequired]) => [
      name.replace("method.response.header.", ""),
      { required: isRequired },
    ]),
  );
}

/** Returns the authorizer of a method, as a security definition with its name. */
function authorizerOf(
  { inputs }: Method,
  resources: Resource[],
): { name: string; definition: SecurityDefinition } | undefined {
  if (["NONE", "AWS_IAM"].includes(inputs.authorization)) return undefined;
  const authorizer = ofType(resources, "aws:apigateway/authorizer:Authorizer").find(
    (one) => one.inputs.restApi === inputs.restApi && one.outputs.id === inputs.authorizerId,
  );
  const { name = String(inputs.authorizerId), inputs: own } = authorizer ?? {};
  const source = own?.identitySource ?? "method.request.header.Authorization";
  const definition = {
    name: source.replace("method.request.header.", ""),
    "x-amazon-apigateway-authorizer": {
      type: own?.type ?? (own ? "TOKEN" : inputs.authorization),
      providerARNs: own?.providerArns,
      authorizerUri: own?.authorizerUri,
      authorizerCredentials: own?.authorizerCredentials,
      identitySource: source,
      identityValidationExpression: own?.identityValidationExpression,
    },
  };
  return { name, definition };
}
