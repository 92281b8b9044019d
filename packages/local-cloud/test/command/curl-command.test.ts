// Tests the command that a run suggests to try first.
import test from "ava";
import { curlCommand } from "../../src/command/curl-command.ts";
import type { ApiRoute } from "../../src/gateway/api/api.ts";
import { cloud, create } from "../helpers/described-cloud.ts";

// Under npm, the suggested command is `npx local-cloud token`. The tests remove npm's variable.
delete process.env.npm_lifecycle_event;

for (const [title, route, options] of [
  ["calls an open route as it is", {}, ""],
  [
    "signs for IAM",
    { authorization: "AWS_IAM" },
    "--aws-sigv4 aws:amz:eu-central-1:execute-api --user AKIA1:secret ",
  ],
  [
    "signs for Lambda where it is a function URL",
    { authorization: "AWS_IAM", isFunctionUrl: true },
    "--aws-sigv4 aws:amz:eu-central-1:lambda --user AKIA1:secret ",
  ],
  [
    "asks for a token with the route's scopes",
    { authorization: "JWT", scopes: ["things.write"] },
    '-H "Authorization: Bearer $(local-cloud token --scopes things.write)" ',
  ],
  [
    "asks for a token without scopes",
    { authorization: "JWT" },
    '-H "Authorization: Bearer $(local-cloud token)" ',
  ],
  [
    "asks for an ID token for a user pool without scopes",
    { authorization: "COGNITO_USER_POOLS" },
    '-H "Authorization: Bearer $(local-cloud token --id)" ',
  ],
] as [string, Partial<ApiRoute>, string][]) {
  test(title, (t) => {
    t.is(curlCommand(cloud(route)), `curl ${options}${create}`);
  });
}

test("the token command names the port that the API listens on", (t) => {
  const { example } = cloud({ authorization: "JWT" });
  t.true(
    curlCommand(cloud({}, { example, url: "http://127.0.0.1:4000" })).includes(
      "$(local-cloud token --port 4000)",
    ),
  );
});

test("under npm the token command is called with npx", (t) => {
  process.env.npm_lifecycle_event = "start";
  t.true(curlCommand(cloud({ authorization: "JWT" })).includes("$(npx local-cloud token)"));
  delete process.env.npm_lifecycle_event;
});

test("names a method that curl would not choose by itself", (t) => {
  const route = { method: "PUT", path: "/things", functionName: "put-1" };
  const body = { contentType: "text/plain", text: "a" };
  const command = (example: object) => curlCommand(cloud({}, { example: { route, ...example } }));
  t.is(command({ body }), "curl -X PUT -H 'content-type: text/plain' -d 'a' http://127.0.0.1:3000/things");
  t.is(command({}), "curl -X PUT http://127.0.0.1:3000/things");
});
