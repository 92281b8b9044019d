// openapi.json: fresh, clean, the same as the validation, and nowhere near a function.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { build } from "esbuild";
import * as fc from "fast-check";
import { routes } from "../../components/routes.ts";
import { requestHeaders, responseHeaders } from "../../handlers/http/cors.ts";
import { parseIdempotencyKey } from "../../handlers/http/idempotency-key.ts";
import { parseUserInput } from "../../handlers/user/user.ts";
import { createDocument, formatDocument } from "../../openapi/document.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { schemaFaults } from "./conformance.ts";

const root = `${import.meta.dirname}/../..`;
const bin = (name: string) => join(root, "node_modules/.bin", name);
const execute = promisify(execFile);

test("openapi.json is what the routes and the schema make it; if not, run npm run openapi", (t) => {
  t.is(readFileSync(`${root}/openapi.json`, "utf8"), formatDocument(createDocument(routes)));
});

test("the example's types are those of openapi.json; if not, run npm run openapi", async (t) => {
  const file = join(await folderWith(t, {}), "users-api.ts");
  await execute(bin("openapi-typescript"), [`${root}/openapi.json`, "-o", file]);
  await execute(bin("biome"), ["format", "--write", `--config-path=${root}`, "--vcs-enabled=false", file]);
  t.is(await readFile(file, "utf8"), await readFile(`${root}/examples/client/users-api.ts`, "utf8"));
});

test("pages of other origins may send and read every header of the document", (t) => {
  const { paths, components } = createDocument(routes) as {
    paths: object;
    components: Record<string, object>;
  };
  const sent = Object.values(components.parameters as Record<string, { in: string; name: string }>)
    .filter((parameter) => parameter.in === "header")
    .map(({ name }) => name);
  t.deepEqual(requestHeaders.toSorted(), ["Content-Type", "Authorization", ...sent].sort());
  // The challenge is for whoever holds the token, not for the page.
  const received = [
    ...JSON.stringify({ paths, components }).matchAll(/"([\w-]+)":\{"\$ref":"#\/components\/headers/g),
  ]
    .map(([, name]) => name)
    .filter((name) => name !== "WWW-Authenticate");
  t.deepEqual(responseHeaders.toSorted(), [...new Set(received)].sort());
});

test("Redocly's recommended rules have nothing to say", async (t) => {
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

test("a route without a description, and a description without a route, are refused", (t) => {
  const [route] = routes;
  const other = { ...route, operation: "undescribed" } as (typeof routes)[number];
  t.throws(() => createDocument([...routes, other]), { message: /not have the operation undescribed/ });
  t.throws(() => createDocument(routes.slice(1)), { message: /No route has the operation createUser/ });
});

const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc
    .tuple(fc.integer({ min: 97, max: 103 }), fc.constantFrom("😀", "a", "\u{10ffff}", "é"))
    .map(([n, unit]) => unit.repeat(n)),
  fc.string({
    unit: fc.constantFrom(
      " ",
      "\t",
      "\ufeff",
      "\u2028",
      "\u0085",
      "\u0000",
      "\u200b",
      "\ud83d",
      "\ude00",
      "x",
      "😀",
    ),
    maxLength: 6,
  }),
);

function accepts(json: unknown): boolean {
  try {
    parseUserInput(json);
    return true;
  } catch {
    return false;
  }
}

test("document and validation agree on every name: once trimmed, one refuses what the other does", (t) => {
  const isStated = (firstName: string) =>
    schemaFaults(["components", "schemas", "UserInput"], { firstName, lastName: "x" }).length === 0;
  const agree = fc.property(names, (name) => {
    const stored = accepts({ firstName: name, lastName: "x" });
    return stored === isStated(name.trim()) && (!isStated(name) || (stored && name === name.trim()));
  });
  t.notThrows(() => fc.assert(agree, { numRuns: 5_000 }));
});

test("a name of 100 emoji is stated and stored, one of 101 is neither", (t) => {
  for (const [length, fits] of [
    [100, true],
    [101, false],
  ] as const) {
    const user = { firstName: "😀".repeat(length), lastName: "x" };
    t.is(schemaFaults(["components", "schemas", "UserInput"], user).length === 0, fits);
    t.is(accepts(user), fits);
  }
});

test("document and handler agree on every Idempotency-Key", (t) => {
  const isStated = (key: string) =>
    schemaFaults(["components", "parameters", "IdempotencyKey", "schema"], key).length === 0;
  const isTaken = (key: string) => {
    try {
      return parseIdempotencyKey(key) === key;
    } catch {
      return false;
    }
  };
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.string({ unit: fc.constantFrom("~", "!", ",", " ", "é"), minLength: 253, maxLength: 257 }),
  );
  t.notThrows(() =>
    fc.assert(
      fc.property(key, (each) => isStated(each) === isTaken(each)),
      { numRuns: 3_000 },
    ),
  );
  t.deepEqual(
    [255, 256].map((length) => isStated("~".repeat(length)) && isTaken("~".repeat(length))),
    [true, false],
  );
});

test("nothing of the document gets into a function", async (t) => {
  const { metafile } = await build({
    entryPoints: routes.map(({ slug }) => join(root, "handlers", `${slug}.ts`)),
    outdir: "unused",
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs);
  t.true(inputs.includes("handlers/user/user.ts"));
  t.deepEqual(
    inputs.filter((file) => /openapi|to-json-schema/.test(file)),
    [],
  );
});
