import test from "ava";
import { bundleInMemory, type Callback } from "../../../components/bundle/bundle.ts";
import { faultOf } from "../../helpers/bundles.ts";

const using = (code: string) => `${code}\nexport const handler = async () => 1;`;

const faults: [title: string, files: Record<string, string>, message: string][] = [
  [
    "a module that is not there",
    {},
    'Could not resolve "./handler.ts". Correct the path, which counts from the file that has the import.',
  ],
  [
    "a module that exports no handler",
    { "handler.ts": "export const handle = 1;" },
    'No matching export in "handler.ts" for import "handler". Export a function `handler` from it.',
  ],
  [
    "a handler that imports a package which is not installed",
    { "handler.ts": using('\nimport { x } from "not-installed"; console.log(x);') },
    'Could not resolve "not-installed" (handler.ts:2). Install the package, or correct its name.',
  ],
  ...["@/lib/db", "~/lib/db", "#db", "src/lib/db.ts"].map((path): (typeof faults)[number] => [
    `${path}, which only the compiler's paths know`,
    {
      "handler.ts": using(`import { x } from "${path}"; console.log(x);`),
      "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { [path]: ["./db.ts"] } } }),
      "db.ts": "export const x = 1;",
    },
    `Could not resolve "${path}" (handler.ts:1). Install the package, or correct its name. Node does not read \`paths\` ` +
      "of a tsconfig.json: write a relative path, or add it to `imports` of package.json.",
  ]),
  [
    "a name that a module does not export",
    {
      "handler.ts": using('import { x } from "./other.js"; console.log(x);'),
      "other.js": "export const y = 1;",
    },
    'No matching export in "other.js" for import "x" (handler.ts:1). Export it there, or import it by `import type` if it is a type.',
  ],
  [
    "a file that is no module",
    { "handler.ts": using('import x from "./picture.png"; console.log(x);'), "picture.png": "" },
    'No loader is configured for ".png" files: picture.png (handler.ts:1). Move its content into a module or a JSON file, and import that.',
  ],
  [
    "a native addon",
    { "handler.ts": using('import x from "./addon.node"; console.log(x);'), "addon.node": "" },
    'No loader is configured for ".node" files: addon.node (handler.ts:1). A native addon cannot be in a bundle: use a ' +
      "package without one, or install the package for Linux and the functions' processor, and name it in `bundle.external`.",
  ],
  [
    "a module that awaits while it loads",
    { "handler.ts": using("const x = await fetch('http://x'); console.log(x);") },
    'Top-level await is currently not supported with the "cjs" output format (handler.ts:1). ' +
      "Keep the promise in the module, and await it inside the handler.",
  ],
  [
    "an import for its effects alone that its package says it has none of",
    {
      "handler.ts": using('import "some-package";'),
      "node_modules/some-package/package.json": '{"sideEffects":false}',
      "node_modules/some-package/index.js": "globalThis.x = 1;",
    },
    'Ignoring this import because "node_modules/some-package/index.js" was marked as having no side effects (handler.ts:1). ' +
      "Import the used exports by name, or list the file under `sideEffects` in its package.json.",
  ],
  [
    "require.resolve() of what is in the bundle",
    { "handler.ts": using("console.log(require.resolve('./other.js'));"), "other.js": "" },
    '"./other.js" should be marked as external for use with "require.resolve" (handler.ts:1). ' +
      "The archive has only the bundle: import the other module instead of resolving its path.",
  ],
  [
    "module.exports beside an import",
    { "handler.ts": "module.exports.x = 1; export const handler = async () => 1;" },
    'The CommonJS "module" variable is treated as a global variable in an ECMAScript module and may not work as expected ' +
      "(handler.ts:1). Write `export`, as the module has an `export` already.",
  ],
  [
    "syntax that is none",
    { "handler.ts": "export const handler = async () => {" },
    "Unexpected end of file (handler.ts:1).",
  ],
];
for (const [title, files, message] of faults) {
  test(`says in one line what to do about ${title}`, async (t) => {
    t.is(await faultOf(t, files), `Cannot bundle function "echo": ${message}`);
  });
}

test("says that a callback which captures values goes with no package that is left to Node", async (t) => {
  const word = "hello";
  const callback: Callback = async () => {
    const uuid = await import("uuid");
    return { handler: async () => [word, uuid.NIL] };
  };
  const bundling = bundleInMemory("echo", callback, import.meta.url, { external: ["uuid"] });
  const error = await t.throwsAsync(bundling);
  t.regex(
    error?.message ?? "",
    /^Cannot bundle function "echo": With statements cannot be used .* With a package in `bundle\.external`, a callback can only import a module: `\(\) => import\("\.\/handler\.ts"\)`\./,
  );
});

test("names every fault of a function at once", async (t) => {
  const files = { "handler.ts": using('import "a-package";\nimport "b-package";') };
  t.is(
    await faultOf(t, files),
    'Cannot bundle function "echo": Could not resolve "a-package" (handler.ts:1). Install the package, or correct its name. ' +
      'Could not resolve "b-package" (handler.ts:2). Install the package, or correct its name.',
  );
});
