// Tests bundles of packages that programs use, made by the packed component in a folder where they are installed.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { bundleInMemory, type Callback } from "../../components/bundle/bundle.ts";
import { leftBehind } from "../../components/bundle/inspect/left-behind.ts";
import project from "../../package.json" with { type: "json" };
import { environmentOf, type Installation, install } from "./install.ts";
import { serve } from "./serve.ts";

/** The modules of handlers that use a package each, by the packages to install. */
const quiet: Record<string, string> = {
  zod: 'import { z } from "zod"; export const handler = async () => z.object({ a: z.string() }).parse({ a: "b" });',
  pino: 'import pino from "pino"; const log = pino(); export const handler = async () => typeof log.info;',
  winston:
    'import winston from "winston"; const log = winston.createLogger({ transports: [new winston.transports.Console()] }); ' +
    "export const handler = async () => typeof log.info;",
  axios: 'import axios from "axios"; export const handler = async () => typeof axios.get;',
  "@aws-sdk/lib-dynamodb":
    'import { DynamoDBClient } from "@aws-sdk/client-dynamodb"; import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"; ' +
    'const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-1" })); export const handler = async () => typeof client.send;',
  "@middy/core": 'import middy from "@middy/core"; export const handler = middy().handler(async () => 1);',
  lodash: 'import _ from "lodash"; export const handler = async () => _.chunk([1, 2, 3], 2);',
  graphql:
    'import { buildSchema, graphql } from "graphql"; const schema = buildSchema("type Query { a: String }"); ' +
    'export const handler = async () => (await graphql({ schema, source: "{ a }", rootValue: { a: "b" } })).data;',
  hono: 'import { Hono } from "hono"; import { handle } from "hono/aws-lambda"; export const handler = handle(new Hono());',
  express:
    'import express from "express"; import serverless from "serverless-http"; export const handler = serverless(express());',
  pg: 'import pg from "pg"; const pool = new pg.Pool(); export const handler = async () => typeof pool.query;',
  stripe:
    'import Stripe from "stripe"; const client = new Stripe("key"); export const handler = async () => typeof client.charges;',
  jose: 'import * as jose from "jose"; export const handler = async () => typeof jose.jwtVerify;',
  mongoose: 'import mongoose from "mongoose"; export const handler = async () => typeof mongoose.connect;',
  "@aws-sdk/client-s3":
    'import { S3Client } from "@aws-sdk/client-s3"; const client = new S3Client({ region: "eu-west-1" }); export const handler = async () => typeof client.send;',
  ejs: 'import ejs from "ejs"; export const handler = async () => ejs.render("<%= a %>", { a: 1 });',
  handlebars:
    'import handlebars from "handlebars"; export const handler = async () => handlebars.compile("{{a}}")({ a: 1 });',
  jsonwebtoken: 'import jwt from "jsonwebtoken"; export const handler = async () => typeof jwt.verify;',
  knex: 'import knex from "knex"; export const handler = async () => knex({ client: "pg" })("t").where({ a: 1 }).toString();',
  "@nestjs/core":
    'import "reflect-metadata"; import { NestFactory } from "@nestjs/core"; class App {} ' +
    "export const handler = async () => typeof (await NestFactory.createApplicationContext(App, { logger: false })).get;",
};

/** The packages that are tested without a module above. */
const others = [
  "@aws-sdk/client-dynamodb",
  "@nestjs/common",
  "@vitest/coverage-istanbul",
  "pdfkit",
  "piscina",
  "reflect-metadata",
  "rxjs",
  "serverless-http",
  "tsx",
  "vitest",
];

let installation: Installation;

test.before(async () => {
  const pulumi = (["@pulumi/aws", "@pulumi/awsx", "@pulumi/pulumi"] as const).map(
    (name) => `${name}@${project.devDependencies[name]}`,
  );
  installation = await install(...pulumi, ...Object.keys(quiet), ...others);
  await mkdir(join(installation.folder, "quiet"));
});

test.after.always(() => installation?.remove());

async function built(name: string, code: string) {
  const file = `${name.replace("/", "-")}.ts`;
  await writeFile(join(installation.folder, "quiet", file), code);
  const callback: Callback = Object.assign(async () => ({ handler: async () => {} }), {
    toString: () => `() => import("./${file}")`,
  });
  return bundleInMemory(name, callback, join(installation.folder, "quiet/index.ts"));
}

test.serial("the packages that programs use most are bundled without a warning, and start", async (t) => {
  const imports: string[] = [];
  for (const [name, code] of Object.entries(quiet)) {
    const bundle = await built(name, code);
    t.deepEqual(
      [bundle.warnings, await leftBehind(bundle, new Set())],
      [[], { faults: [], warnings: [] }],
      name,
    );
    imports.push(`${name.replace("/", "-")}.cjs`);
    await writeFile(join(installation.folder, "quiet", imports.at(-1) ?? ""), bundle.code);
  }
  // One process for each function would take a minute.
  const script = `const names = ${JSON.stringify(imports)};
    for (const name of names) if (typeof require("./" + name).handler !== "function") throw new Error(name);
    const last = ["knex.cjs", "@nestjs-core.cjs"].map((name) => require("./" + name).handler());
    Promise.all(last).then((answers) => process.exit(console.log(JSON.stringify(answers))));`;
  await writeFile(join(installation.folder, "quiet/start.cjs"), script);
  const started = await installation.run("quiet", "node", "start.cjs");
  t.deepEqual(JSON.parse(started.trim().split("\n").at(-1) ?? ""), [
    'select * from "t" where "a" = 1',
    "function",
  ]);
});

test.serial("a package that needs files beside it stops the preview, with the remedy", async (t) => {
  for (const [name, file, missing] of [
    ["piscina", "piscina/dist/index.js", "worker.js"],
    ["pdfkit", "pdfkit/js/pdfkit.node.mjs", "data/sRGB_IEC61966_2_1.icc"],
  ] as const) {
    const code = `import it from "${name}"; export const handler = async () => typeof it;`;
    const message = (await t.throwsAsync(built(name, code)))?.message ?? "";
    t.true(message.startsWith(`Cannot bundle function "${name}": `), message);
    const told = `node_modules/${file} needs ${missing} beside it. Set \`bundle: { external: ["${name}"] }\`, which adds the unchanged package to the archive.`;
    t.true(message.endsWith(told), message);
  }
});

for (const stack of ["dev", "rest"]) {
  test.serial(`drivers, a logger's worker and a worker of one's own answer in stack ${stack}`, async (t) => {
    const { ask, stop } = await serve(installation, "beside", stack);
    t.teardown(stop);
    t.deepEqual(await ask("GET", "/v1/query"), {
      status: 200,
      body: { sql: 'select * from "users" where "id" = 1', driver: "function" },
    });
    t.deepEqual(await ask("GET", "/v1/log"), { status: 200, body: { msg: "by a worker" } });
    t.deepEqual(await ask("GET", "/v1/digest/abc"), {
      status: 200,
      body: {
        text: "The digest is ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.",
      },
    });
    t.is(await stop(), 0);
  });
}

test.serial("Vitest, with coverage too, and tsx bundle what Node bundles", async (t) => {
  const folder = join(installation.folder, "runners");
  const byNode = await installation.run("runners", "node", "print.ts");
  t.true(byNode.includes("hello"));
  t.is(await installation.run("runners", "tsx", "print.ts"), byNode);
  const options = { cwd: folder, env: environmentOf(installation.folder) };
  for (const coverage of [[], ["--coverage.enabled", "--coverage.provider=istanbul"]]) {
    await promisify(execFile)("vitest", ["run", ...coverage], options);
    t.is(`${await readFile(join(folder, "printed.json"), "utf8")}\n`, byNode);
  }
});
