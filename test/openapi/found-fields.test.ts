// Tests the document of an API with unique and indexed fields.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import openapiTS, { astToString } from "openapi-typescript";
import type { Fields } from "../../handlers/user/fields.ts";
import { openApiDocument } from "../../openapi/index.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

const root = `${import.meta.dirname}/../..`;
const fields = {
  name: {},
  email: { format: "email", unique: true },
  plan: { values: ["free", "team"], index: true, required: false },
  seats: { type: "integer", index: { sort: "updatedAt" } },
} satisfies Fields;

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
const document: any = openApiDocument({ fields, license: { name: "MIT", identifier: "MIT" } });
const list = document.paths["/v1/users"].get;

test("the list has a parameter a field that users are found by, with the field's own rules", (t) => {
  const named = list.parameters.filter(({ name }: { name?: string }) => name !== undefined);
  t.deepEqual(
    named.map(({ name, schema }: { name: string; schema: object }) => [name, schema]),
    [
      ...["email", "plan", "seats"].map((name) => [
        name,
        { $ref: `#/components/schemas/UserInput/properties/${name}` },
      ]),
      ["sort", { type: "string", enum: ["createdAt", "-createdAt", "updatedAt", "-updatedAt"] }],
      ["cursor", { type: "string", pattern: "^[A-Za-z0-9_-]+$" }],
    ],
  );
  t.is(document.components.schemas.UserPage.properties.cursor.type, "string");
  t.true(list.description.includes("may miss the newest writes"));
});

test("only operations that write a unique value may be refused with 409", (t) => {
  const refused = Object.values<Record<string, { operationId?: string; responses?: object }>>(document.paths)
    .flatMap((item) => Object.values(item))
    .filter(({ responses = {} }) => "409" in responses);
  t.deepEqual(
    refused.map(({ operationId }) => operationId),
    ["createUser", "updateUser", "patchUser"],
  );
  const { examples } = document.components.responses.ValueTaken.content["application/problem+json"];
  t.deepEqual(examples.taken.value.errors, [
    { pointer: "/email", detail: "Expected a value that no other user has, got one that is taken." },
  ]);
});

test("a patch removes an optional field by null, and has its own media type", (t) => {
  const { properties, required } = document.components.schemas.UserPatch;
  t.is(required, undefined);
  t.deepEqual(properties.plan, { anyOf: [{ type: "string", enum: ["free", "team"] }, { type: "null" }] });
  t.is(properties.name.type, "string");
  const { content } = document.paths["/v1/users/{userId}"].patch.requestBody;
  const schema = { $ref: "#/components/schemas/UserPatch" };
  t.deepEqual(content, { "application/merge-patch+json": { schema }, "*/*": { schema } });
});

test("without such fields the document has no refusal, cursor or order for them", (t) => {
  const plain = JSON.stringify(openApiDocument());
  for (const text of ["ValueTaken", '"409"', "cursor", '"sort"']) t.false(plain.includes(text), text);
});

test("Redocly's recommended rules have nothing to say, and a client's types know the filters", async (t) => {
  const folder = await folderWith(t, { "openapi.json": JSON.stringify(document) });
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const redocly = join(root, "node_modules/.bin/redocly");
  const lint = ["lint", join(folder, "openapi.json"), "--extends=recommended", "--format=json"];
  const { stdout } = await promisify(execFile)(redocly, lint, { cwd: root, env });
  t.deepEqual(JSON.parse(stdout).problems, []);
  const types = astToString(await openapiTS(JSON.stringify(document)));
  t.regex(types, /email\?: components\["schemas"\]\["UserInput"\]\["email"\]/);
});
