// Tests openapi.json: it is up to date and linted.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { requestHeaders, responseHeaders } from "../../components/routes/cors-headers.ts";
import { sampleUser } from "../../examples/client/sample-user.ts";
import { fields } from "../../fields.ts";
import { createDocument } from "../../openapi/document.ts";
import { programDocument } from "../../openapi/program-document.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { routes } from "../helpers/routes.ts";
import { published } from "./published.ts";

const root = `${import.meta.dirname}/../..`;
const bin = (name: string) => join(root, "node_modules/.bin", name);
const execute = promisify(execFile);

test("openapi.json is what fields.ts and routes.ts make it; if not, run npm run openapi", (t) => {
  t.is(readFileSync(`${root}/openapi.json`, "utf8"), programDocument());
});

test("the example's user is that of openapi.json; if not, run npm run openapi", (t) => {
  t.deepEqual(sampleUser, published.document.components.schemas.UserInput.examples[0]);
});

test("the example's types are those of openapi.json; if not, run npm run openapi", async (t) => {
  const file = join(await folderWith(t, {}), "users-api.ts");
  await writeFile(
    file,
    COMMENT_HEADER + astToString(await openapiTS(new URL(`file://${root}/openapi.json`))),
  );
  await execute(bin("biome"), ["format", "--write", `--config-path=${root}`, "--vcs-enabled=false", file]);
  t.is(await readFile(file, "utf8"), await readFile(`${root}/examples/client/users-api.ts`, "utf8"));
});

test("pages of other origins may send and read every header of the document", (t) => {
  const { paths, components } = createDocument(routes, fields) as {
    paths: object;
    components: Record<string, object>;
  };
  const sent = Object.values(components.parameters as Record<string, { in: string; name: string }>)
    .filter((parameter) => parameter.in === "header")
    .map(({ name }) => name);
  t.deepEqual(requestHeaders(routes).sort(), ["Content-Type", "Authorization", ...sent].sort());
  // The challenge is for the client with the token, not for the page.
  const received = [
    ...JSON.stringify({ paths, components }).matchAll(/"([\w-]+)":\{"\$ref":"#\/components\/headers/g),
  ]
    .map(([, name]) => name)
    .filter((name) => name !== "WWW-Authenticate");
  t.deepEqual(responseHeaders(routes).sort(), [...new Set(received)].sort());
});

test("Redocly's recommended rules find nothing", async (t) => {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout } = await execute(
    bin("redocly"),
    ["lint", "openapi.json", "--extends=recommended", "--format=json"],
    {
      cwd: root,
      env,
    },
  );
  const { totals, problems } = JSON.parse(stdout);
  t.deepEqual({ totals, problems }, { totals: { errors: 0, warnings: 0, ignored: 0 }, problems: [] });
});
