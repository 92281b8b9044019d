// Tests that a function connects to nothing of AWS, whichever client it uses.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { variablesOf } from "../../../src/endpoints/endpoints.ts";
import { lambdaOf } from "../../helpers/local.ts";

const refused = (service: string, host: string) =>
  `The local cloud does not serve ${service}, and blocks connections to ${host}. Start it with --endpoint ${service}=URL to use one elsewhere.`;

/** Returns the error with which a function's code ends. */
async function failure(t: ExecutionContext, body: string, endpoints: Record<string, string> = {}) {
  const code = `exports.handler = async () => { ${body} };`;
  const { invoke, arn } = await lambdaOf(t, code, {}, { env: variablesOf(endpoints) });
  const { error } = await invoke(arn, {});
  return error?.payload;
}

for (const [client, body] of [
  ["https", 'await new Promise((_, reject) => require("node:https").get(url).on("error", reject));'],
  ["http2", 'await new Promise((_, reject) => require("node:http2").connect(url).on("error", reject));'],
  [
    "tls",
    'await new Promise((_, reject) => require("node:tls").connect(443, new URL(url).host).on("error", reject));',
  ],
  ["fetch", "await fetch(url).catch(({ cause }) => { throw cause; });"],
] as const) {
  test.serial(`refuses by its name a service that ${client} calls`, async (t) => {
    const host = "sqs.eu-west-1.amazonaws.com";
    const payload = await failure(t, `const url = "https://${host}"; ${body}`);
    t.is(payload?.errorType, "ServiceNotServed");
    t.is(payload?.errorMessage, refused("sqs", host));
  });
}

test.serial("names the service of any host of AWS", async (t) => {
  const hosts = {
    "photos.s3.dualstack.eu-west-1.amazonaws.com": "s3",
    "iam.amazonaws.com": "iam",
    "sqs.us-gov-west-1.api.aws": "sqs",
    "kms-fips.us-east-1.amazonaws.com": "kms",
    "abc.execute-api.cn-north-1.amazonaws.com.cn": "execute-api",
    "abc.lambda-url.eu-west-1.on.aws": "lambda-url",
  };
  const payload = await failure(
    t,
    `const messages = await Promise.all(${JSON.stringify(Object.keys(hosts))}.map((host) =>
      fetch("https://" + host).catch(({ cause }) => cause.message)));
    throw new Error(messages.join("\\n"));`,
  );
  t.deepEqual(
    payload?.errorMessage?.split("\n"),
    Object.entries(hosts).map(([host, service]) => refused(service, host)),
  );
});

test.serial("tells a client that names DynamoDB's own host to leave that out", async (t) => {
  const payload = await failure(
    t,
    'await fetch("https://dynamodb.eu-west-1.amazonaws.com").catch(({ cause }) => { throw cause; });',
  );
  t.is(
    payload?.errorMessage,
    "The local cloud serves dynamodb itself, and blocks connections to dynamodb.eu-west-1.amazonaws.com. Create the client without `endpoint`.",
  );
});

test.serial("lets through hosts that are not AWS's, and the hosts of endpoints", async (t) => {
  const server = createServer((req, res) => res.end(req.url)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const code = `exports.handler = async () => ({
    here: await (await fetch(process.env.AWS_ENDPOINT_URL_SQS + "/queue")).text(),
    hosts: process.env.LOCAL_CLOUD_ENDPOINT_HOSTS ?? "not seen",
    // No resolver knows this name.
    aws: await fetch("https://nothing.invalid.amazonaws.com").catch(({ cause }) => cause.code),
  });`;
  const env = variablesOf({
    sqs: `http://127.0.0.1:${port}`,
    s3: "https://invalid.amazonaws.com",
  });
  const variables = { AWS_ENDPOINT_URL_SQS: "https://sqs.eu-west-1.amazonaws.com" };
  const { invoke, arn } = await lambdaOf(t, code, { environment: { variables } }, { env });
  const { payload, error } = await invoke(arn, {});
  t.is(error, undefined);
  t.like(payload as object, { here: "/queue", hosts: "not seen" });
  t.regex((payload as { aws: string }).aws, /^(ENOTFOUND|EAI_AGAIN)$/);
});
