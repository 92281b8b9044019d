// Tests function URLs with AWS_IAM: requests are signed for the service `lambda`.
import test from "ava";
import { startUrl } from "../../helpers/function-url.ts";
import { serving } from "../../helpers/gateway.ts";
import { credentials, presign, type Signed, sign } from "../../helpers/signature.ts";

const start = () => startUrl({ authorizationType: "AWS_IAM" }, undefined, { credentials });
const get: Signed = { method: "GET", path: "/a%20b", query: "x=1", service: "lambda" };

test("a signed request passes, presigned too, and the function learns who signed", async (t) => {
  await serving(start(), async ({ port, send, routes }) => {
    const { status, json } = await send("GET", "/a%20b?x=1", { headers: sign(port, get) });
    t.is(status, 200);
    t.is(json.requestContext.accountId, "000000000000");
    t.deepEqual(json.requestContext.authorizer, {
      iam: {
        accessKey: "AKIDLOCAL",
        accountId: "000000000000",
        callerId: "AIDALOCAL",
        cognitoIdentity: null,
        principalOrgId: null,
        userArn: "arn:aws:iam::000000000000:user/local",
        userId: "AIDALOCAL",
      },
    });
    t.is((await send("GET", `/a%20b?${presign(port, get)}`)).status, 200);
    t.is(routes[0].authorization, "AWS_IAM");
  });
});

test("an unsigned request is forbidden, with a hint (LocalStack test_lambda_permission_url_invocation, 2025-11-24; awsdocs/aws-lambda-developer-guide issue 494, 2026-05-11)", async (t) => {
  await serving(start(), async ({ send, lambda }) => {
    const { status, json, headers } = await send("GET", "/");
    t.is(status, 403);
    t.deepEqual(json, {
      Message:
        "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    });
    t.is(headers["x-amzn-errortype"], "AccessDeniedException");
    t.is(headers["x-amzn-trace-id"], undefined);
    t.deepEqual(lambda.events, []);
  });
});

for (const [title, failure, errorType, message] of [
  ["for an API Gateway", { service: "execute-api" }, "InvalidSignatureException", /service "lambda"/],
  ["with another key", { accessKeyId: "AKIDELSE" }, "UnrecognizedClientException", /security token included/],
  ["with another secret", { secretAccessKey: "else" }, "InvalidSignatureException", /does not match/],
] as const) {
  test(`a request that is signed ${title} is refused`, async (t) => {
    await serving(start(), async ({ port, send }) => {
      const reply = await send("GET", "/a%20b?x=1", { headers: sign(port, { ...get, ...failure }) });
      t.deepEqual([reply.status, reply.headers["x-amzn-errortype"]], [403, errorType]);
      t.regex(reply.json.message, message);
    });
  });
}
