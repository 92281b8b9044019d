// Tests `startCloud` in a test file: its start, the functions that a test calls, and several runs at once.
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type Cloud, type CloudOptions, startCloud } from "../src/start-cloud.ts";
import { folderWith } from "./helpers/folders.ts";
import { fixture } from "./helpers/local.ts";
import { manifest } from "./helpers/watched.ts";

async function start(t: ExecutionContext, options: CloudOptions = {}): Promise<Cloud> {
  const cloud = await startCloud({ program: fixture, tables: ["adopted=id:S"], ...options });
  t.teardown(cloud.close);
  return cloud;
}

const table = (cloud: Cloud) => (cloud.outputs.outputs as { table: string }).table;

async function items({ dynamodb }: Cloud, TableName: string): Promise<unknown[]> {
  const { Items } = await dynamodb.call("Scan", { TableName });
  return Items.sort((a: { id: { S: string } }, b: { id: { S: string } }) => a.id.S.localeCompare(b.id.S));
}

test.serial("runs several at once, each with tables of its own that a reset brings back", async (t) => {
  const seed = { things: [{ id: "1", size: 2 }], adopted: [{ id: { S: "x" }, tags: { SS: ["a"] } }] };
  const [one, other] = await Promise.all([start(t, { seed }), start(t)]);
  t.not(one.url, other.url);
  const seeded = [{ id: { S: "1" }, size: { N: "2" } }];
  t.deepEqual(await items(one, table(one)), seeded);
  t.deepEqual(await items(one, "adopted"), [{ id: { S: "x" }, tags: { SS: ["a"] } }]);
  t.deepEqual(await items(other, table(other)), []);

  for (const Item of [{ id: { S: "1" } }, { id: { S: "2" } }])
    await one.dynamodb.call("PutItem", { TableName: table(one), Item });
  await one.dynamodb.call("DeleteItem", { TableName: "adopted", Key: { id: { S: "x" } } });
  await one.reset();
  t.deepEqual(await items(one, table(one)), seeded);
  t.is((await items(one, "adopted")).length, 1);

  await one.seed({ things: [{ id: "3" }] });
  t.is((await items(one, table(one))).length, 2);
  await one.reset();
  t.deepEqual(await items(one, table(one)), [...seeded, { id: { S: "3" } }]);
});

test.serial("keeps the functions' output in its order, before the answer arrives", async (t) => {
  const cloud = await start(t);
  await fetch(`${cloud.url}/failing`);
  const [log, ...more] = cloud.logs;
  t.deepEqual(more, []);
  t.regex(log?.functionName ?? "", /^failing-\w{7}$/);
  t.regex(log?.text ?? "", /\tINFO\tabout to fail\n/);
});

test.serial("refuses a seed of an unknown table, and a token without an issuer", async (t) => {
  const wrong = start(t, { seed: { thing: [{ id: "1" }] } });
  await t.throwsAsync(wrong, {
    message: "Expected a seed to name tables of the program, got thing. Its tables: things, adopted.",
  });
  const cloud = await start(t);
  await t.throwsAsync(cloud.token(), {
    message: /^Expected a stack with an issuer on this machine, got none\./,
  });
});

const modules = resolve(import.meta.dirname, "../../../node_modules");
const helpers = resolve(import.meta.dirname, "fixtures/function.ts");

const guarded = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createFunction } from ${JSON.stringify(helpers)};
const config = new pulumi.Config();
const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });
const { fn } = createFunction("who", "return event.requestContext.authorizer.jwt;");
const authorizer = new aws.apigatewayv2.Authorizer("jwt", {
  apiId: api.id,
  authorizerType: "JWT",
  identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { issuer: config.require("issuer"), audiences: config.requireObject("audiences") },
});
const integration = new aws.apigatewayv2.Integration("who", {
  apiId: api.id, integrationType: "AWS_PROXY", integrationUri: fn.invokeArn, payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("who", {
  apiId: api.id, routeKey: "GET /who", target: pulumi.interpolate\`integrations/\${integration.id}\`,
  authorizationType: "JWT", authorizerId: authorizer.id, authorizationScopes: ["who.read"],
});
new aws.lambda.Permission("who", {
  action: "lambda:InvokeFunction", function: fn, principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*/*\`,
});
`;

test.serial("makes tokens that the API accepts, with settings given as an object", async (t) => {
  const program = await folderWith(t, { ...manifest, "index.ts": guarded });
  await symlink(modules, join(program, "node_modules"), "junction");
  const cloud = await start(t, { program, config: { issuer: "local", audiences: ["people"] } });
  const ask = async (request: Parameters<Cloud["token"]>[0]) =>
    fetch(`${cloud.url}/who`, { headers: { authorization: `Bearer ${await cloud.token(request)}` } });
  const response = await ask({ subject: "ada", scopes: ["who.read", "who.write"] });
  t.is(response.status, 200);
  const { claims } = (await response.json()) as { claims: Record<string, string> };
  t.like(claims, { sub: "ada", aud: "people", scope: "who.read who.write" });
  t.is((await ask({})).status, 403);
  t.is((await ask({ scopes: ["who.read"], audience: ["others"] })).status, 401);
});
