// From a callback to one JavaScript file: serialized by Pulumi, its imports bundled by esbuild.
import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import * as esbuild from "esbuild";
/** What a handler's module exports. */
export interface HandlerModule {
  // biome-ignore lint/suspicious/noExplicitAny: event and context are the handler's business, as with aws.lambda.Callback
  handler: (event: any, context: any) => Promise<unknown>;
}

/** A closure of one line around `import()` of a handler's module. */
export type Callback = () => Promise<HandlerModule>;

const exportName = "load";
const sourcefile = "<callback>";

// The closure runs in Lambda's init phase, so that the first request does not pay for evaluating the module.
const footer = `
const loaded = exports.${exportName}();
exports.handler = async (event, context) => (await loaded).handler(event, context);
`;

/**
 * Bundles a callback into `.bundles/<stack>/<name>/index.js` under the program's folder.
 *
 * @param name the function's resource name, named in every error
 * @param callback a one-line closure around `import()` of a module that exports `handler`
 * @param resolveFrom `import.meta.url` of the file the callback stands in
 * @returns the absolute path of the file
 * @throws pulumi.RunError when the callback captures what cannot be serialized or imports what cannot be bundled
 */
export async function bundle(name: string, callback: Callback, resolveFrom: string): Promise<string> {
  const bundling = makeBundle(name, callback, resolveFrom);
  running.add(bundling);
  try {
    return await bundling;
  } catch (error) {
    // A fault ends the program, and esbuild complains at length when that cuts off what it is building.
    await Promise.allSettled(running);
    throw error;
  } finally {
    running.delete(bundling);
  }
}

const running = new Set<Promise<string>>();

async function makeBundle(name: string, callback: Callback, resolveFrom: string): Promise<string> {
  const serialized = await pulumi.runtime
    .serializeFunction(callback, { exportName })
    .catch((error: Error) => {
      throw fault(name, `its callback cannot be serialized: ${error.message.trim()}`);
    });
  const resolveDir = dirname(fileURLToPath(resolveFrom));
  const { code, imports } = await build(name, serialized.text + footer, resolveDir);
  // A dynamic import of a module without a `handler` bundles happily; a static one is refused. For that the module's packages
  // need not be read again.
  const [module] = imports;
  if (module && importsDirectly(callback)) {
    await build(name, `export { handler } from ${JSON.stringify(module)};`, resolveDir, "external");
  }
  return writeBundle(name, code);
}

function importsDirectly(callback: Callback): boolean {
  return /^\(\)\s*=>\s*import\(/.test(callback.toString());
}

/** @returns the bundled code, and the paths that the text itself imports */
async function build(
  name: string,
  contents: string,
  resolveDir: string,
  packages: esbuild.BuildOptions["packages"] = "bundle",
) {
  const imports: string[] = [];
  try {
    const { outputFiles } = await esbuild.build({
      stdin: { contents, resolveDir, sourcefile },
      absWorkingDir: resolveDir,
      bundle: true,
      packages,
      write: false,
      minify: true,
      platform: "node",
      target: "node24",
      format: "cjs",
      // ES modules shake better than their CommonJS twins, which `main` names.
      mainFields: ["module", "main"],
      legalComments: "none",
      logLevel: "silent",
      plugins: [recordImports(imports), environmentCredentials],
    });
    return { code: outputFiles[0]?.text ?? "", imports };
  } catch (error) {
    throw fault(name, describe(error, resolveDir));
  }
}

function recordImports(imports: string[]): esbuild.Plugin {
  return {
    name: "record-imports",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /.*/ }, async ({ path, pluginData, ...options }) => {
        if (basename(options.importer) !== sourcefile || pluginData === imports) return;
        const found = await resolve(path, { ...options, pluginData: imports });
        imports.push(found.path);
        return found;
      });
    },
  };
}

// Lambda always gives a function its credentials in the environment; the SDK's other providers (files, SSO,
// containers, instance metadata) would only make the bundle larger and the cold start longer.
const environmentCredentials: esbuild.Plugin = {
  name: "environment-credentials",
  setup({ onResolve, onLoad, resolve }) {
    onResolve(
      { filter: /^@aws-sdk\/credential-provider-node$/ },
      async ({ path, pluginData, ...options }) => {
        if (pluginData === environmentCredentials) return;
        const found = await resolve(path, { ...options, pluginData: environmentCredentials });
        return { path: found.path, namespace: "environment-credentials", pluginData: dirname(found.path) };
      },
    );
    onLoad({ filter: /.*/, namespace: "environment-credentials" }, ({ pluginData: resolveDir }) => ({
      contents: 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
      resolveDir,
    }));
  },
};

async function writeBundle(name: string, code: string): Promise<string> {
  const root = join(process.cwd(), ".bundles");
  const folder = join(root, pulumi.getStack(), name);
  const file = join(folder, "index.js");
  await mkdir(folder, { recursive: true });
  await replaceFile(join(root, ".gitignore"), "*\n");
  // The bundles are CommonJS, as in Lambda, whatever the program's own package.json says.
  await replaceFile(join(root, "package.json"), '{"type":"commonjs"}\n');
  await replaceFile(file, code);
  return file;
}

/** Renames the file into place: a preview and a local run may write and read it at the same moment. */
async function replaceFile(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

function describe(error: unknown, resolveDir: string): string {
  const messages = (error as Partial<esbuild.BuildFailure>).errors;
  if (!messages?.length) return error instanceof Error ? error.message : String(error);
  return messages
    .map(({ text, location }) => (location ? `${text} (${place(location, resolveDir)})` : text))
    .join("; ");
}

/** Where in the program's folder; esbuild counts from where the callback stands. */
function place({ file, line }: esbuild.Location, resolveDir: string): string {
  return `${file === sourcefile ? file : relative(process.cwd(), join(resolveDir, file))}:${line}`;
}

function fault(name: string, cause: string): pulumi.RunError {
  return new pulumi.RunError(`Cannot bundle function "${name}": ${cause}`);
}
