// Tests the globals of Lambda's runtime.
import test from "ava";
import { lambdaOf } from "../../helpers/local.ts";

const source = "aws-lambda-ric 4.0.2, 2026-04-03";

test(`${source}: awslambda has these members, and its store knows the event under way`, async (t) => {
  const code = `const atInit = awslambda.InvokeStore.getRequestId();
    exports.handler = async (event, context) => {
      const { InvokeStore } = awslambda;
      let refused;
      try { InvokeStore.set(Symbol.for("_AWS_LAMBDA_REQUEST_ID"), "mine"); } catch (error) { refused = error.message; }
      InvokeStore.set("own", 1);
      return { members: Object.keys(awslambda), atInit, refused, own: InvokeStore.get("own"),
        same: InvokeStore.getRequestId() === context.awsRequestId && InvokeStore.getXRayTraceId() === context.xRayTraceId,
        tenant: InvokeStore.getTenantId() ?? "none" };
    };`;
  const { invoke, arn } = await lambdaOf(t, code);
  t.deepEqual((await invoke(arn, {})).payload, {
    members: ["streamifyResponse", "HttpResponseStream", "InvokeStore"],
    atInit: "-",
    refused: "Cannot modify protected Lambda context field: Symbol(_AWS_LAMBDA_REQUEST_ID)",
    own: 1,
    same: true,
    tenant: "none",
  });
});

test(`${source}: AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA leaves awslambda out`, async (t) => {
  const variables = { AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA: "1" };
  const code = "exports.handler = async () => typeof awslambda;";
  const { invoke, arn } = await lambdaOf(t, code, { environment: { variables } });
  t.is((await invoke(arn, {})).payload, "undefined");
});
