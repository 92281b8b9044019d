// Replaces parts of the AWS SDK that no function in Lambda uses by smaller modules. They would only make the cold start longer.
import { dirname } from "node:path";
import type { BuildFailure, Metafile, Plugin } from "esbuild";
import { packageOf } from "./inspect/package-of.ts";

/** A module that replaces the one that an import names. */
export interface StandIn {
  /** The specifier of the import. */
  specifier: string;
  /** The packages whose imports are replaced. */
  importer: RegExp;
  contents: string;
  /** True when other clients than DynamoDB's may need the replaced module. */
  dynamodbOnly: boolean;
}

export const standIns: StandIn[] = [
  {
    // Lambda always passes credentials in the environment, so no code for files, SSO, containers or instance metadata is needed.
    specifier: "@aws-sdk/credential-provider-node",
    importer: /^@aws-sdk\/client-/,
    contents: 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
    dynamodbOnly: false,
  },
  {
    // The client reads only the version from its package.json, for the User-Agent.
    specifier: "../package.json",
    importer: /^@aws-sdk\/client-dynamodb$/,
    contents: 'import { version } from "./package.json"; export default { version };',
    dynamodbOnly: false,
  },
  {
    // The SDK imports it for operations that stream events. DynamoDB has none, and the module loads zlib.
    specifier: "@smithy/core/event-streams",
    importer: /^@smithy\/core$/,
    contents:
      "throw new Error(\"Expected no event stream: of the SDK's clients the bundle has DynamoDB's alone.\");",
    dynamodbOnly: true,
  },
];

const namespace = "stand-in";

/** Returns the plugin that replaces modules as the table says. An import that the SDK has moved or changed keeps its module. */
export function replaceBy(table: StandIn[]): Plugin {
  return {
    name: namespace,
    setup({ onResolve, onLoad, resolve }) {
      for (const { specifier, importer } of table) {
        onResolve({ filter: exactly(specifier) }, async ({ path, pluginData, ...options }) => {
          if (pluginData === table || !importer.test(packageOf(options.importer) ?? "")) return undefined;
          const found = await resolve(path, { ...options, pluginData: table });
          if (found.errors.length > 0) return undefined;
          // The suffix makes one module for each replaced file. Without it, functions of several folders would share one, and its imports.
          return { path, namespace, suffix: `?${found.path}`, pluginData: dirname(found.path) };
        });
      }
      onLoad({ filter: /.*/, namespace }, ({ path, pluginData: resolveDir }) => ({
        contents: table.find(({ specifier }) => specifier === path)?.contents ?? "",
        resolveDir,
      }));
    },
  };
}

/** Tells whether a build failed because of a stand-in. */
export function isOfStandIn(error: unknown): boolean {
  const { errors = [] } = error as Partial<BuildFailure>;
  return errors.some(({ text, location }) => `${text} ${location?.file}`.includes(`${namespace}:`));
}

/** Tells whether an output may need modules that are replaced for DynamoDB's client. */
export function needsMore(output: Metafile["outputs"][string], inputs: Metafile["inputs"]): boolean {
  return Object.keys(output.inputs).some((path) => {
    const name = packageOf(path);
    if (name === "@smithy/core") return false;
    if (name?.startsWith("@aws-sdk/client-") && name !== "@aws-sdk/client-dynamodb") return true;
    return inputs[path]?.imports.some(({ original = "" }) => /event-?stream/.test(original)) ?? false;
  });
}

function exactly(specifier: string): RegExp {
  return new RegExp(`^${specifier.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}
