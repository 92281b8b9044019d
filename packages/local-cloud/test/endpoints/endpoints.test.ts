// Tests the endpoints of the command line, and the environment variables that functions get for them.
import test from "ava";
import { parseEndpoints, variablesOf } from "../../src/endpoints/endpoints.ts";

test("an endpoint is a service and a URL", (t) => {
  const endpoints = parseEndpoints(["sqs=http://127.0.0.1:9324", "events=http://localhost:1/?a=b"]);
  t.deepEqual(endpoints, { sqs: "http://127.0.0.1:9324", events: "http://localhost:1/?a=b" });
  t.deepEqual(variablesOf(endpoints), {
    AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:9324",
    AWS_ENDPOINT_URL_EVENTBRIDGE: "http://localhost:1/?a=b",
    LOCAL_CLOUD_ENDPOINT_HOSTS: "127.0.0.1,localhost",
  });
});

test("names the variables as the SDKs do", (t) => {
  const names = (service: string) =>
    Object.keys(variablesOf({ [service]: "http://localhost:1" })).slice(0, -1);
  t.deepEqual(names("secretsmanager"), ["AWS_ENDPOINT_URL_SECRETS_MANAGER"]);
  t.deepEqual(names("email"), ["AWS_ENDPOINT_URL_SES", "AWS_ENDPOINT_URL_SESV2"]);
  t.deepEqual(names("bedrock-runtime"), ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]);
  t.deepEqual(variablesOf({}), {});
});

for (const text of [
  "sqs",
  "sqs=",
  "sqs=127.0.0.1:9324",
  "=http://localhost",
  "S Q S=http://localhost",
  "s=ftp://x",
]) {
  test(`refuses ${text}`, (t) => {
    t.throws(() => parseEndpoints([text]), {
      message: `Expected --endpoint sqs=http://127.0.0.1:9324, a service and its URL, got ${JSON.stringify(text.replace(/=$/, ""))}.`,
    });
  });
}

test("refuses to send DynamoDB elsewhere", (t) => {
  t.throws(() => parseEndpoints(["dynamodb=http://localhost:8000"]), {
    message:
      'Expected --endpoint with a service that is not served here, got "dynamodb=http://localhost:8000".',
  });
});
