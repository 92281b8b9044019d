// Tests the outputs of event source mappings, function URLs and tables.
import test from "ava";
import { outputsOf } from "../../src/provider/outputs.ts";
import { createProvider } from "../../src/provider/provider.ts";

test("a mapping has a UUID and the function's ARN, from its name too", (t) => {
  const lambdaArn = (rest: string) => `arn:aws:lambda:eu-west-1:000000000000:${rest}`;
  const names = {
    ...{ region: "eu-west-1", hash: "0123456789abcdef0123456789abcdef01234567", physical: "m" },
    ...{ baseOf: () => "", pathOf: () => "", madeUp: () => ({}) },
  };
  const mappingOutputs = (functionName: string) =>
    outputsOf("aws:lambda/eventSourceMapping:EventSourceMapping", { functionName }, names);
  const outputs = mappingOutputs("f");
  t.is(outputs.uuid, "01234567-89ab-cdef-0123-456789abcdef");
  t.is(outputs.arn, lambdaArn(`event-source-mapping:${outputs.uuid}`));
  t.is(outputs.functionArn, lambdaArn("function:f"));
  t.is(mappingOutputs(lambdaArn("function:g")).functionArn, lambdaArn("function:g"));
});

const provider = () =>
  createProvider({ project: "p", stack: "dev", cwd: "/", origin: "http://127.0.0.1:3000", archives: "/" });
const type = "aws:lambda/functionUrl:FunctionUrl";
const inputs = { functionName: "f-1", authorizationType: "NONE" };

test("the first URL is at the root, a further one below a path, the same in each run", async (t) => {
  const create = async () => {
    const { create } = provider();
    const first = await create({ type, name: "one" }, inputs, "eu-west-1");
    return [first.outputs, (await create({ type, name: "two" }, inputs, "eu-west-1")).outputs];
  };
  const [one, two] = await create();
  t.deepEqual(one, {
    id: "f-1",
    functionArn: "arn:aws:lambda:eu-west-1:000000000000:function:f-1",
    functionUrl: "http://127.0.0.1:3000/",
    urlId: one?.urlId,
  });
  t.regex(String(one?.urlId), /^[a-z\d]{32}$/);
  t.is(two?.functionUrl, `http://127.0.0.1:3000/_api/${two?.urlId}/`);
  t.deepEqual(await create(), [one, two]);
});

test("an alias is part of the id and of the function's ARN", async (t) => {
  const functionName = "arn:aws:lambda:eu-west-1:000000000000:function:f-1";
  const { outputs } = await provider().create(
    { type, name: "one" },
    { ...inputs, functionName, qualifier: "live" },
    "eu-west-1",
  );
  t.like(outputs, { id: `${functionName}/live`, functionArn: `${functionName}:live` });
});

test("a URL after an API leaves the root to the API", async (t) => {
  const { create } = provider();
  await create({ type: "aws:apigatewayv2/api:Api", name: "api" }, { protocolType: "HTTP" }, "eu-west-1");
  const { outputs } = await create({ type, name: "url" }, inputs, "eu-west-1");
  t.is(outputs.functionUrl, `http://127.0.0.1:3000/_api/${outputs.urlId}/`);
});

test("a table without a stream has empty texts, as the provider writes them", async (t) => {
  const { outputs } = await provider().create(
    { type: "aws:dynamodb/table:Table", name: "t" },
    {},
    "eu-west-1",
  );
  t.like(outputs, { streamArn: "", streamLabel: "" });
});
