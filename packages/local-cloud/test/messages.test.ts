import test from "ava";
import type { Cloud } from "../src/cloud.ts";
import type { ApiRoute } from "../src/gateway/api.ts";
import { describeCloud, describeRequest } from "../src/messages.ts";

function cloud(route: Partial<ApiRoute>, more: Partial<Cloud> = {}): Cloud {
  return {
    project: "user-api",
    url: "http://127.0.0.1:3000/api-demo",
    region: "eu-central-1",
    outputs: {},
    resources: [],
    routes: [
      { method: "POST", path: "/api-demo/v1/users", functionName: "create-1", ...route },
      { method: "GET", path: "/api-demo/v1/users/{userId}", functionName: "get-1", ...route },
    ],
    notStoodInFor: [],
    credentials: { accessKeyId: "AKIA1", secretAccessKey: "secret" },
    dynamodb: { call: async () => ({}) },
    close: async () => {},
    ...more,
  };
}

const create = `-d '{"firstName":"Ada","lastName":"Lovelace"}' http://127.0.0.1:3000/api-demo/v1/users`;

test("shows the routes, the URL, a command, and what has no effect", (t) => {
  const notStoodInFor = ["aws:cloudwatch/logGroup:LogGroup", "the managed policy p"];
  t.is(
    describeCloud(cloud({}, { notStoodInFor, docsUrl: "http://127.0.0.1:3000/docs" }), "dev"),
    [
      "",
      "user-api (stack dev) at http://127.0.0.1:3000/api-demo",
      "",
      "  POST    /api-demo/v1/users           create-1",
      "  GET     /api-demo/v1/users/{userId}  get-1",
      "",
      "Try it:",
      `  curl ${create}`,
      "",
      "In a browser: http://127.0.0.1:3000/docs",
      "",
      "Not stood in for: cloudwatch.LogGroup, the managed policy p",
      "",
    ].join("\n"),
  );
});

for (const [title, route, options] of [
  [
    "signs for IAM",
    { authorization: "AWS_IAM" },
    "--aws-sigv4 aws:amz:eu-central-1:execute-api --user AKIA1:secret",
  ],
  [
    "asks for a token with the route's scopes",
    { authorization: "JWT", scopes: ["users.write"] },
    '-H "Authorization: Bearer $(npm run --silent token -- --scopes users.write)"',
  ],
  [
    "asks for a token without scopes",
    { authorization: "JWT" },
    '-H "Authorization: Bearer $(npm run --silent token)"',
  ],
  [
    "asks for an ID token for a user pool without scopes",
    { authorization: "COGNITO_USER_POOLS" },
    '-H "Authorization: Bearer $(npm run --silent token -- --id)"',
  ],
] as [string, Partial<ApiRoute>, string][]) {
  test(`the command ${title}`, (t) => {
    t.true(describeCloud(cloud(route), "dev").includes(`\n  curl ${options} ${create}\n`));
  });
}

test("the token comes from where the API listens", (t) => {
  const { routes } = cloud({ authorization: "JWT" });
  const text = describeCloud(cloud({}, { routes, url: "http://127.0.0.1:4000" }), "dev");
  t.true(text.includes("$(npm run --silent token -- --port 4000)"));
});

test("a request is one line; its log shows when it failed, or when asked for", (t) => {
  const line = {
    method: "GET",
    path: "/v1/users",
    status: 200,
    durationMs: 12.4,
    functionName: "list-1",
    log: "a\nb",
  };
  t.is(describeRequest(line, false), "GET    /v1/users 200 12 ms list-1");
  t.is(describeRequest(line, true), "GET    /v1/users 200 12 ms list-1\n    a\n    b");
  t.is(describeRequest({ ...line, status: 500 }, false), "GET    /v1/users 500 12 ms list-1\n    a\n    b");
  t.is(
    describeRequest({ method: "GET", path: "/x", status: 404, durationMs: 1, note: "no route" }, false),
    "GET    /x 404 1 ms (no route)",
  );
});
