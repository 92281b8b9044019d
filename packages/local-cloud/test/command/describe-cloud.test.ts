// Tests the output of a run when it starts to serve, and its line for a request.
import test from "ava";
import { describeCloud } from "../../src/command/describe-cloud.ts";
import { describeBatch, describeLeft, describeRequest } from "../../src/command/describe-request.ts";
import { cloud, create } from "../helpers/described-cloud.ts";

const start = { stack: "dev", host: "127.0.0.1" };

test("shows the routes, the URL, a command, and what has no effect", (t) => {
  const withoutEffect = ["cloudwatch.LogGroup", "dynamodb.Table (ttl)"];
  t.is(
    describeCloud(cloud({}, { withoutEffect, docsUrl: "http://127.0.0.1:3000/docs" }), start),
    [
      "",
      "things (stack dev) at http://127.0.0.1:3000/api-demo",
      "",
      "  POST    /api-demo/things       create-1",
      "  GET     /api-demo/things/{id}  get-1",
      "",
      "Try it:",
      `  curl ${create}`,
      "",
      "In a browser: http://127.0.0.1:3000/docs",
      "",
      "Without effect here: cloudwatch.LogGroup, dynamodb.Table (ttl)",
      "",
    ].join("\n"),
  );
});

test("a function URL is a line of its own kind", (t) => {
  const routes = [{ method: "ANY", path: "/_api/abc/", functionName: "f-1", isFunctionUrl: true }];
  t.true(describeCloud(cloud({}, { routes }), start).includes("\n  URL     /_api/abc/  f-1\n"));
});

for (const [host, authorization, warns] of [
  ["127.0.0.1", undefined, false],
  ["localhost", undefined, false],
  ["::1", undefined, false],
  ["0.0.0.0", undefined, true],
  ["192.168.1.7", undefined, true],
  ["0.0.0.0", "JWT", false],
] as const) {
  test(`${warns ? "warns" : "does not warn"} of a run on ${host} whose routes ask for ${authorization}`, (t) => {
    const text = describeCloud(cloud({ authorization }), { stack: "dev", host });
    t.is(
      text.includes(`Warning: the API is open. Anyone who reaches this machine on ${host} can call it.`),
      warns,
    );
  });
}

test("a program without a served route gets a line about that, and no request to try", (t) => {
  const unserved = [
    { method: "POST", path: "/x", functionName: "SQS-SendMessage (not served)", unserved: true },
  ];
  for (const routes of [[], unserved]) {
    const text = describeCloud(cloud({}, { routes, example: undefined }), start);
    t.notRegex(text, /Try it|curl/);
    t.true(text.includes("\nThe program registers no API that is served here.\n"), text);
  }
  const mappings = [{ tableName: "things-1", functionName: "on-change-1" }];
  const text = describeCloud(cloud({}, { routes: [], example: undefined, mappings }), start);
  t.true(
    text.includes("\nThe program registers no API that is served here. Its streams are served.\n"),
    text,
  );
});

test("a request is one line, with its log when it failed or when the log is asked for", (t) => {
  const line = {
    method: "GET",
    path: "/things",
    status: 200,
    durationMs: 12.4,
    functionName: "list-1",
    log: "a\nb",
  };
  t.is(describeRequest(line, false), "GET    /things 200 12 ms list-1");
  t.is(describeRequest(line, true), "GET    /things 200 12 ms list-1\n    a\n    b");
  const reported = { ...line, report: "REPORT r" };
  t.is(describeRequest(reported, false), "GET    /things 200 12 ms list-1");
  t.is(describeRequest(reported, true), "GET    /things 200 12 ms list-1\n    a\n    b\n    REPORT r");
  t.is(describeRequest({ ...line, status: 500 }, false), "GET    /things 500 12 ms list-1\n    a\n    b");
  t.is(
    describeRequest({ method: "GET", path: "/x", status: 404, durationMs: 1, note: "no route" }, false),
    "GET    /x 404 1 ms (no route)",
  );
});

test("output of a function outside of requests is below its name, with the reason of its end", (t) => {
  t.is(
    describeLeft("list-1", { text: "a\nb", crashed: false }),
    "list-1 printed outside of requests:\n    a\n    b",
  );
  t.is(describeLeft("list-1", { text: "a", crashed: true }), "list-1 has ended by itself:\n    a");
});

test("shows the services that functions reach elsewhere, and those that they are refused", (t) => {
  const role = (name: string, service: string, Action: string[]) => ({
    type: "aws:iam/role:Role",
    name,
    inputs: {
      assumeRolePolicy: JSON.stringify({
        Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } },
      }),
      inlinePolicies: [{ policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action }] }) }],
    },
    outputs: { name },
  });
  const actions = [
    "sqs:SendMessage",
    "sns:Publish",
    "SNS:Get*",
    "dynamodb:GetItem",
    "logs:PutLogEvents",
    "*",
  ];
  const resources = [
    role("fn", "lambda.amazonaws.com", actions),
    role("other", "states.amazonaws.com", ["s3:GetObject"]),
  ];
  const text = describeCloud(cloud({}, { resources }), {
    ...start,
    endpoints: { sqs: "http://localhost:1" },
  });
  t.true(text.includes("\nFunctions call elsewhere: sqs at http://localhost:1\n"), text);
  t.true(text.includes("\nNot served here, so functions cannot call: sns (--endpoint SERVICE=URL)\n"), text);
  t.notRegex(describeCloud(cloud({}), start), /elsewhere|refused/);
});

test("describes a batch of a stream's records in a line, with the output of one that failed", (t) => {
  const line = {
    tableName: "things-1",
    functionName: "on-change-1",
    records: 2,
    durationMs: 12.3,
    log: "a\nb",
  };
  t.is(describeBatch(line, false), "STREAM things-1 2 records 12 ms on-change-1");
  t.is(
    describeBatch({ ...line, records: 1, report: "REPORT r" }, true),
    "STREAM things-1 1 record 12 ms on-change-1\n    a\n    b\n    REPORT r",
  );
  t.is(
    describeBatch({ ...line, error: "broken", note: "again, retry 1; the records after it wait" }, false),
    "STREAM things-1 2 records failed 12 ms on-change-1 (again, retry 1; the records after it wait)\n    a\n    b",
  );
  const notRun = { ...line, durationMs: 0, log: "", error: "Rate Exceeded.", note: "again later" };
  t.is(
    describeBatch(notRun, false),
    "STREAM things-1 2 records failed 0 ms on-change-1 (again later)\n    Rate Exceeded.",
  );
});

test("lists the tables whose changes go to functions below the routes", (t) => {
  const mappings = [{ tableName: "things-1", functionName: "on-change-1" }];
  const lines = describeCloud(cloud({}, { mappings }), { stack: "dev", host: "127.0.0.1" }).split("\n");
  t.true(lines.includes("  GET     /api-demo/things/{id}  get-1"), lines.join("\n"));
  t.true(lines.includes("  STREAM  things-1               on-change-1"), lines.join("\n"));
});
