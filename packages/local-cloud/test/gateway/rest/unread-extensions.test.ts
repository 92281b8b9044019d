// Tests the extensions of a REST API's document that the run lists as without effect.
import test from "ava";
import { unreadExtensions } from "../../../src/gateway/rest/unread-extensions.ts";
import { restApi } from "../../helpers/gateway-resources.ts";

test("names each extension that nothing reads once, wherever it stands", (t) => {
  const validator = { "x-amazon-apigateway-request-validator": "all" };
  const paths = { "/x": { get: validator, "x-amazon-apigateway-any-method": validator } };
  const swagger = {
    "x-amazon-apigateway-api-key-source": "HEADER",
    "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: false },
    "x-amazon-apigateway-gateway-responses": {},
    securityDefinitions: { pool: { "x-amazon-apigateway-authtype": "cognito_user_pools" } },
  };
  t.deepEqual(unreadExtensions(restApi({ paths, swagger })), [
    "x-amazon-apigateway-request-validator in the body of apigateway.RestApi",
  ]);
  t.deepEqual(unreadExtensions(restApi({ paths: {} })), []);
});
