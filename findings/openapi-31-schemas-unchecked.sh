#!/bin/sh
# The guess: a validator that refuses a broken schema in an OpenAPI 3.0 document refuses it in 3.1 too. In truth swagger-parser and Scalar's parser
# accept every schema of a 3.1 document: `type: strng`, `required` as a text, a list of properties, a text for a minimum. The schema of OpenAPI
# 3.1 leaves the checks of schemas to their dialect, and neither tool goes on to check by that. So a document that is raised from 3.0 to
# 3.1 passes with faults that its old version would not have passed with, and code generators meet them first. Redocly's linter refuses all.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent @apidevtools/swagger-parser@13.1.0 @scalar/openapi-parser@0.29.22 @redocly/openapi-core@2.64.0

cat >validate.mjs <<'JS'
import SwaggerParser from "@apidevtools/swagger-parser";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { validate } from "@scalar/openapi-parser";

const document = (openapi, User) => ({
  openapi,
  info: { title: "Users", version: "1" },
  paths: {
    "/users": {
      get: {
        responses: {
          200: { description: "ok", content: { "application/json": { schema: { $ref: "#/components/schemas/User" } } } },
        },
      },
    },
  },
  components: { schemas: { User } },
});
const config = await createConfig({ rules: { struct: "error" } });
const tools = {
  "swagger-parser": (api) => SwaggerParser.validate(api).then(() => true, () => false),
  scalar: async (api) => (await validate(api)).valid,
  redocly: async (api) => (await lintFromString({ source: JSON.stringify(api), config })).length === 0,
};
const schemas = [
  { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  { type: "strng" },
  { type: "object", required: "id" },
  { type: "object", properties: ["id"] },
  { type: "integer", minimum: "1" },
];
for (const schema of schemas) {
  console.log(JSON.stringify(schema));
  for (const [name, accepts] of Object.entries(tools)) {
    const said = [];
    for (const version of ["3.0.3", "3.1.1"]) {
      said.push(`${version} ${(await accepts(document(version, structuredClone(schema)))) ? "accepted" : "refused"}`);
    }
    console.log(`  ${name}: ${said.join(", ")}`);
  }
}
JS

seen=$(node validate.mjs)
echo "@apidevtools/swagger-parser 13.1.0, @scalar/openapi-parser 0.29.22, @redocly/openapi-core 2.64.0"
echo "$seen"
broken='  swagger-parser: 3.0.3 refused, 3.1.1 accepted
  scalar: 3.0.3 refused, 3.1.1 accepted
  redocly: 3.0.3 refused, 3.1.1 refused'
expected="{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"string\"}}}
  swagger-parser: 3.0.3 accepted, 3.1.1 accepted
  scalar: 3.0.3 accepted, 3.1.1 accepted
  redocly: 3.0.3 accepted, 3.1.1 accepted
{\"type\":\"strng\"}
$broken
{\"type\":\"object\",\"required\":\"id\"}
$broken
{\"type\":\"object\",\"properties\":[\"id\"]}
$broken
{\"type\":\"integer\",\"minimum\":\"1\"}
$broken"
if [ "$seen" != "$expected" ]; then
  echo "Expected:"
  echo "$expected"
  exit 1
fi
