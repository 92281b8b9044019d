// Tests answers of REST APIs that were recorded on AWS. A title ends with its source and the date of the recording; LocalStack's
// tests are those of github.com/localstack/localstack, tests/aws/services/apigateway.
import test from "ava";
import { serving, startGateway } from "../../helpers/gateway.ts";
import { type Any, restApi } from "../../helpers/gateway-resources.ts";

const echo = (event: Any) => ({ statusCode: 200, body: JSON.stringify(event) });

test("an answer is taken as AWS took it (LocalStack test_aws_proxy_response_payload_format_validation, 2024-11-15)", async (t) => {
  const base64 = Buffer.from("test-data").toString("base64");
  const multi = { "test-multi": ["value1", "value2"] };
  const cases: [payload: unknown, status: number, text: string, headers: Record<string, string>][] = [
    [{ statusCode: 200 }, 200, "", { "content-type": "application/json" }],
    [
      { statusCode: 200, headers: { "test-header": "value", "header-bool": true } },
      200,
      "",
      { "header-bool": "true" },
    ],
    [{ statusCode: 200, headers: null }, 200, "", {}],
    [{ headers: { "test-header": "value" } }, 200, "", { "test-header": "value" }],
    [{ statusCode: "201" }, 201, "", {}],
    [{ statusCode: 200, body: base64, isBase64Encoded: true }, 200, base64, {}],
    [{ statusCode: 200, multiValueHeaders: multi }, 200, "", { "test-multi": "value1, value2" }],
    [
      {
        statusCode: 200,
        multiValueHeaders: { "test-multi": ["value-multi"] },
        headers: { "test-multi": "value-solo" },
      },
      200,
      "",
      { "test-multi": "value-multi, value-solo" },
    ],
  ];
  const resources = restApi({ paths: { "/x": { get: {} } }, binaryMediaTypes: [] });
  for (const [payload, status, text, headers] of cases) {
    await serving(
      startGateway(resources, () => payload),
      async (gateway) => {
        const reply = await gateway.send("GET", "/api-demo/x");
        t.deepEqual([reply.status, reply.text], [status, text], JSON.stringify(payload));
        for (const [name, value] of Object.entries(headers)) t.is(reply.headers[name], value);
      },
    );
  }
  const refused: unknown[] = [
    null,
    "just a string",
    { statusCode: 200, wrongValue: "value" },
    { statusCode: "test" },
    { statusCode: 200, multiValueHeaders: { "test-multi": "value" } },
  ];
  for (const payload of refused) {
    await serving(
      startGateway(resources, () => payload),
      async (gateway) => {
        const { status, json } = await gateway.send("GET", "/api-demo/x");
        t.deepEqual([status, json], [502, { message: "Internal server error" }], JSON.stringify(payload));
      },
    );
  }
});

test("a header in both maps is spelt as in multiValueHeaders (LocalStack test_aws_proxy_response_payload_format_validation, 2024-11-15)", async (t) => {
  const payload = {
    multiValueHeaders: { "tesT-Multi": ["value-multi"] },
    headers: { "test-multi": "value-solo" },
  };
  await serving(
    startGateway(restApi({ paths: { "/x": { get: {} } } }), () => payload),
    async (gateway) => {
      const { rawHeaders } = await gateway.send("GET", "/api-demo/x");
      t.deepEqual(rawHeaders.slice(0, 4), ["tesT-Multi", "value-multi", "tesT-Multi", "value-solo"]);
    },
  );
});

test("a trace id is the client's where it sent one, and is answered by functions alone (LocalStack test_invocation_trace_id, 2024-08-07)", async (t) => {
  const mock = {
    responses: {},
    "x-amazon-apigateway-integration": {
      type: "mock",
      contentHandling: "CONVERT_TO_TEXT",
      requestTemplates: { "application/json": '{"statusCode": 200}' },
      responses: { default: { statusCode: "200" } },
    },
  };
  const full = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1";
  const [root = ""] = full.split(";");
  const paths = { "/path": { get: mock }, "/proxy": { get: {} } };
  await serving(startGateway(restApi({ paths }), echo), async (gateway) => {
    const answered = async (path: string, sent?: string) => {
      const headers: Record<string, string> = sent ? { "x-amzn-trace-id": sent } : {};
      const reply = await gateway.send("GET", `/api-demo${path}`, { headers });
      t.truthy(reply.headers["x-amz-apigw-id"]);
      return [reply.headers["x-amzn-trace-id"], reply.json?.headers["X-Amzn-Trace-Id"]];
    };
    t.is((await answered("/path"))[0], undefined);
    t.is((await answered("/path", full))[0], undefined);
    t.regex(
      String((await answered("/proxy"))[0]),
      /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/,
    );
    t.deepEqual(await answered("/proxy", full), [full, full]);
    const [small] = await answered("/proxy", root);
    t.regex(String(small), new RegExp(`^${root};Parent=[0-9a-f]{16};Sampled=0$`));
    t.not(String(small).split(";")[1], "Parent=7fa8c0f79203be72");
    t.deepEqual(gateway.lambda.traceIds.slice(1), [full, small], "the function gets what the client gets");
  });
});

test("a failure of AWS's has a space in its body and no trace id (LocalStack test_apigateway_header_remapping_aws[AWS_PROXY], 2024-12-11)", async (t) => {
  const fails = () => new Error("boom");
  await serving(startGateway(restApi({ paths: { "/x": { get: {} } } }), fails), async (gateway) => {
    const { text, rawHeaders } = await gateway.send("GET", "/api-demo/x");
    t.is(text, '{"message": "Internal server error"}');
    const names = rawHeaders.filter((_, index) => index % 2 === 0);
    t.deepEqual(names.slice(0, 4), [
      "Content-Type",
      "x-amzn-RequestId",
      "x-amz-apigw-id",
      "x-amzn-ErrorType",
    ]);
    t.false(names.includes("X-Amzn-Trace-Id"));
  });
});

test("a response of the API's own is written by its template, which has no space (LocalStack test_gateway_response_crud, 2024-04-15)", async (t) => {
  const swagger = { "x-amazon-apigateway-gateway-responses": { DEFAULT_5XX: { statusCode: 500 } } };
  const fails = () => new Error("boom");
  await serving(startGateway(restApi({ paths: { "/x": { get: {} } }, swagger }), fails), async (gateway) => {
    const { status, text } = await gateway.send("GET", "/api-demo/x");
    t.deepEqual([status, text], [500, '{"message":"Internal server error"}']);
  });
});

test("what the gateway writes itself goes out under another name (LocalStack test_apigateway_header_remapping_http[HTTP_PROXY], 2024-12-11; a function's www-authenticate by dherault/serverless-offline 236, 2017-04-17; x-amzn-requestid by an answer of Amazon Macie, 2020-10-22)", async (t) => {
  const headers = {
    Connection: "keep-alive",
    "Content-Length": "790",
    Date: "then",
    Server: "gunicorn/19.9.0",
    "WWW-Authenticate": "Basic",
    "x-amzn-RequestId": "own",
  };
  await serving(
    startGateway(restApi({ paths: { "/x": { get: {} } } }), () => ({ headers, body: "ok" })),
    async (gateway) => {
      const reply = await gateway.send("GET", "/api-demo/x");
      for (const [name, value] of Object.entries(headers)) {
        t.true(reply.rawHeaders.includes(`x-amzn-Remapped-${name}`), name);
        t.is(reply.headers[`x-amzn-remapped-${name.toLowerCase()}`], value);
      }
      t.is(reply.headers["content-length"], "2");
      t.regex(String(reply.headers["x-amzn-requestid"]), /^[0-9a-f-]{36}$/);
    },
  );
});
