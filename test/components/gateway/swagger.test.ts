// Tests the REST API's OpenAPI definition: its exact text.
import test from "ava";
import type { Route } from "../../../components/routes/route.ts";
import type { UserApiArgs } from "../../../components/user-api.ts";
import { Auth, Gateway, planOf } from "../../helpers/program-unbundled.ts";
import { byOperation, methodsOf, nameOf, routes } from "../../helpers/routes.ts";

const userPool = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_users";

async function bodyOf(args: UserApiArgs = {}) {
  const plan = await planOf({ gateway: Gateway.Rest, ...args });
  return JSON.parse(plan.find("apigateway.RestApi").inputs.body);
}

/** Returns the `security` of each operation, by operation id. */
function securityOf(body: { paths: Record<string, object> }): Record<string, unknown> {
  const operations = Object.values(body.paths).flatMap((methods) => Object.values(methods));
  return Object.fromEntries(operations.map(({ operationId, security }) => [operationId, security]));
}

/** Returns `parameters` for a path that has any. */
function parametersOf(path: string) {
  const names = path.match(/(?<=\{)\w+(?=\})/g) ?? [];
  const parameters = names.map((name) => ({ name, in: "path", required: true, type: "string" }));
  return names.length > 0 && { parameters };
}

function operationOf(route: Route) {
  const functionArn = `arn:aws:lambda:eu-central-1:123456789012:function:${nameOf(route)}-0123456`;
  return {
    operationId: route.operation,
    ...parametersOf(route.path),
    responses: {},
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: `arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    },
  };
}

/** Returns the paths with the operations of their routes, and the other members of a path. */
function pathsWith(more: (path: string, ofPath: Route[]) => object = () => ({})) {
  const ofPaths = [...Map.groupBy(routes, ({ path }) => path)].map(([path, ofPath]) => {
    const operations = ofPath.map((route) => [route.method.toLowerCase(), operationOf(route)]);
    return [path, { ...Object.fromEntries(operations), ...more(path, ofPath) }];
  });
  return Object.fromEntries(ofPaths);
}

const defaultBody = {
  swagger: "2.0",
  info: { title: "user-api", version: "1.0" },
  paths: pathsWith(),
  "x-amazon-apigateway-binary-media-types": ["*/*"],
  "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: false },
};

test.serial("hands every request to the function of its route", async (t) => {
  t.deepEqual(await bodyOf(), defaultBody);
});

test.serial("asks for a signature on every route with `auth: iam`", async (t) => {
  const body = await bodyOf({ auth: Auth.Iam });
  t.deepEqual(body.securityDefinitions, {
    sigv4: {
      type: "apiKey",
      name: "Authorization",
      in: "header",
      "x-amazon-apigateway-authtype": "awsSigv4",
    },
  });
  t.deepEqual(
    securityOf(body),
    byOperation(() => [{ sigv4: [] }]),
  );
});

test.serial("checks tokens against the user pool on every route with `auth: jwt`", async (t) => {
  const body = await bodyOf({ auth: Auth.Jwt, cognitoUserPoolArn: userPool });
  t.deepEqual(body.securityDefinitions, {
    cognito: {
      type: "apiKey",
      name: "Authorization",
      in: "header",
      "x-amazon-apigateway-authtype": "cognito_user_pools",
      "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [userPool] },
    },
  });
  t.deepEqual(
    securityOf(body),
    byOperation(() => [{ cognito: [] }]),
  );
});

test.serial("asks routes that read for the read scope, those that write for the write scope", async (t) => {
  const body = await bodyOf({
    auth: Auth.Jwt,
    cognitoUserPoolArn: userPool,
    jwtReadScope: "users/read",
    jwtWriteScope: "users/write",
  });
  t.deepEqual(
    securityOf(body),
    byOperation(({ access }) => [{ cognito: [`users/${access}`] }]),
  );
});

function preflight(methods: string, headers: string) {
  const answer = {
    "Access-Control-Allow-Origin": "https://app.acme.io",
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": headers,
    "Access-Control-Max-Age": "3600",
  };
  return {
    responses: {
      204: {
        description: "The preflight's answer",
        headers: Object.fromEntries(Object.keys(answer).map((name) => [name, { type: "string" }])),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      requestTemplates: { "application/json": '{"statusCode":204}' },
      contentHandling: "CONVERT_TO_TEXT",
      responses: {
        default: {
          statusCode: "204",
          responseParameters: Object.fromEntries(
            Object.entries(answer).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
        },
      },
    },
  };
}

const headers = "Content-Type,Authorization,Idempotency-Key,If-None-Match,If-Match";

test.serial("answers preflights itself, and adds the headers to its own refusals", async (t) => {
  const body = await bodyOf({ corsOrigins: ["https://app.acme.io"] });
  const responseParameters = {
    "gatewayresponse.header.Access-Control-Allow-Origin": "'https://app.acme.io'",
    "gatewayresponse.header.Access-Control-Expose-Headers":
      "'Location,ETag,Idempotent-Replayed,Link,Retry-After'",
  };
  t.deepEqual(body, {
    ...defaultBody,
    paths: pathsWith((path, ofPath) => ({
      options: { ...parametersOf(path), ...preflight(methodsOf(ofPath).join(), headers) },
    })),
    "x-amazon-apigateway-gateway-responses": {
      DEFAULT_4XX: { responseParameters },
      DEFAULT_5XX: { responseParameters },
    },
  });
});

test.serial("answers preflights without a signature, for a signature's headers too", async (t) => {
  const body = await bodyOf({ auth: Auth.Iam, corsOrigins: ["https://app.acme.io"] });
  t.deepEqual(
    body.paths["/v1/users"].options,
    preflight("POST,GET", `${headers},X-Amz-Date,X-Amz-Security-Token,X-Amz-Content-Sha256`),
  );
});

test.serial("switches the default endpoint off by a deployment where a domain stands in front", async (t) => {
  const body = await bodyOf({ domainName: "api.acme.io", hostedZone: "acme.io" });
  t.deepEqual(body, {
    ...defaultBody,
    "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true },
  });
});
