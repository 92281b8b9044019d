// Tests the function URLs that Lambda would refuse, and those that the local run does not serve.
import test from "ava";
import { functionUrl, startUrl } from "../../helpers/function-url.ts";
import { startGateway } from "../../helpers/gateway.ts";

for (const [inputs, message] of [
  [
    { authorizationType: "JWT" },
    'Expected `authorizationType` of the function URL "url" to be NONE or AWS_IAM, got "JWT". Set one of the two.',
  ],
  [
    { invokeMode: "RESPONSE_STREAM" },
    'Expected `invokeMode` of the function URL "url" to be BUFFERED, got "RESPONSE_STREAM". The local run does not stream answers: leave it out here.',
  ],
  [
    { invokeMode: "stream" },
    'Expected `invokeMode` of the function URL "url" to be BUFFERED or RESPONSE_STREAM, got "stream". Set one of the two.',
  ],
  [
    { qualifier: "3" },
    'Expected `qualifier` of the function URL "url" to be the name of an alias, got "3". Lambda gives versions no URL: make an alias.',
  ],
  [
    { functionName: "g" },
    'Expected `functionName` of the function URL "url" to be a function that the program registers, got "g". Register the function too.',
  ],
  [
    { cors: { allowMethods: ["GET", "OPTIONS"] } },
    'Expected `cors.allowMethods` of the function URL "url" to be some of *, DELETE, GET, HEAD, PATCH, POST, PUT, got "OPTIONS". Leave it out: Lambda answers preflights itself.',
  ],
  [
    { cors: { maxAge: 86_401 } },
    'Expected `cors.maxAge` of the function URL "url" to be from 0 to 86400, got 86401. Set fewer seconds.',
  ],
] as const) {
  test(`refuses ${JSON.stringify(inputs)}`, async (t) => {
    await t.throwsAsync(startGateway(functionUrl(inputs)), { message });
  });
}

test("takes a function by its ARN, and an alias", async (t) => {
  const arn = "arn:aws:lambda:eu-central-1:000000000000:function:f";
  for (const inputs of [{ functionName: arn }, { qualifier: "live" }, { qualifier: "$LATEST" }]) {
    const gateway = await startUrl(inputs);
    t.is((await gateway.send("GET", "/")).status, 200);
    t.deepEqual(gateway.lambda.functions, ["f"]);
    await gateway.close();
  }
});
