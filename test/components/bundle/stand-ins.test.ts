import test, { type ExecutionContext } from "ava";
import { bundleOf, call } from "../../helpers/bundles.ts";
import { replacedIn } from "../../helpers/sizes.ts";

const modules = (name: string, code: string) => ({
  [`node_modules/${name}/package.json`]: '{"type":"module","exports":"./index.js"}',
  [`node_modules/${name}/index.js`]: code,
});

/** A small imitation of the SDK. Its modules show whether a client got the original or its replacement. */
const sdk: Record<string, string> = {
  "handler.ts":
    'import { found } from "@aws-sdk/client-dynamodb"; export const handler = async () => found();',
  ...modules(
    "@aws-sdk/client-dynamodb",
    `import { defaultProvider } from "@aws-sdk/credential-provider-node";
     import { stream } from "@smithy/core";
     export { agent } from "./dist/agent.js";
     export const found = async () => [defaultProvider, await stream().catch(({ message }) => message)];`,
  ),
  "node_modules/@aws-sdk/client-dynamodb/package.json":
    '{"type":"module","exports":"./index.js","version":"3.1.0","description":"a client"}',
  "node_modules/@aws-sdk/client-dynamodb/dist/agent.js":
    'import packageInfo from "../package.json"; export const agent = () => packageInfo.version;',
  ...modules(
    "@aws-sdk/credential-provider-node",
    'export const defaultProvider = "whole chain"; export const other = 1;',
  ),
  ...modules("@aws-sdk/credential-provider-env", 'export const fromEnv = "environment";'),
  "node_modules/@smithy/core/package.json":
    '{"type":"module","exports":{".":"./index.js","./event-streams":"./event-streams.js"}}',
  "node_modules/@smithy/core/index.js":
    'export const stream = async () => (await import("@smithy/core/event-streams")).streams;',
  "node_modules/@smithy/core/event-streams.js": 'export const streams = "streams";',
};

async function found(t: ExecutionContext, changed: Record<string, string> = {}) {
  const { code, inputs } = await bundleOf(t, { ...sdk, ...changed });
  return { answer: await call(t, code), replaced: replacedIn(inputs).sort() };
}

const none = "Expected no event stream: of the SDK's clients the bundle has DynamoDB's alone.";

test("gives DynamoDB's client the environment's credentials and no event streams", async (t) => {
  t.deepEqual(await found(t), {
    answer: ["environment", none],
    replaced: ["@aws-sdk/credential-provider-node", "@smithy/core/event-streams"],
  });
});

test("takes only the version of the client's package.json", async (t) => {
  const handler =
    'import { agent } from "@aws-sdk/client-dynamodb"; export const handler = async () => agent();';
  const { code, inputs } = await bundleOf(t, { ...sdk, "handler.ts": handler });
  t.is(await call(t, code), "3.1.0");
  t.true(replacedIn(inputs).includes("../package.json"));
  t.false(code.includes("a client"));
});

test("leaves alone what other packages import", async (t) => {
  const { code } = await bundleOf(t, {
    ...sdk,
    "handler.ts":
      'import { defaultProvider } from "@aws-sdk/credential-provider-node"; export const handler = async () => defaultProvider;',
  });
  t.is(await call(t, code), "whole chain");
});

const client = sdk["node_modules/@aws-sdk/client-dynamodb/index.js"] ?? "";
const updates: [title: string, changed: Record<string, string>, answer: string[]][] = [
  [
    "imports more of a module than what stands in for it has",
    {
      "node_modules/@aws-sdk/client-dynamodb/index.js": `import { other } from "@aws-sdk/credential-provider-node"; other;${client}`,
    },
    ["whole chain", "streams"],
  ],
  [
    "has no longer the package that stands in",
    { "node_modules/@aws-sdk/credential-provider-env/package.json": '{"exports":{}}' },
    ["whole chain", "streams"],
  ],
  [
    "has no longer the export that stands in",
    { "node_modules/@aws-sdk/credential-provider-env/index.js": "export const fromElsewhere = 1;" },
    ["whole chain", "streams"],
  ],
  [
    "has moved the module",
    {
      "node_modules/@aws-sdk/client-dynamodb/index.js": client.replace(
        "credential-provider-node",
        "credentials",
      ),
      ...modules("@aws-sdk/credentials", 'export const defaultProvider = "moved";'),
    },
    ["moved", none],
  ],
];
for (const [title, changed, answer] of updates) {
  test(`bundles an SDK that ${title}`, async (t) => {
    t.deepEqual((await found(t, changed)).answer, answer);
  });
}

test("gives each of two folders, bundled at once, what its own packages have", async (t) => {
  const env = "node_modules/@aws-sdk/credential-provider-env/index.js";
  const both = await Promise.all([
    found(t),
    found(t, { [env]: 'export const fromEnv = "of the other folder";' }),
  ]);
  t.deepEqual(
    both.map(({ answer }) => answer),
    [
      ["environment", none],
      ["of the other folder", none],
    ],
  );
});

test("replaces no event streams where a second client, or anything else, may want some", async (t) => {
  const uses = {
    "@aws-sdk/client-other": "export const other = Date.now();",
    "another-sdk": 'import { streams } from "@smithy/core/event-streams"; export const other = streams;',
  };
  for (const [name, code] of Object.entries(uses)) {
    const { answer, replaced } = await found(t, {
      ...modules(name, code),
      "handler.ts": `import { found } from "@aws-sdk/client-dynamodb";
        import { other } from "${name}";
        export const handler = async () => other && found();`,
    });
    t.deepEqual(answer, ["environment", "streams"], name);
    t.deepEqual(replaced, ["@aws-sdk/credential-provider-node"], name);
  }
});
