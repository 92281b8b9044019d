// Parts of the AWS SDK that no function in Lambda gets to, replaced by less: they would only make the cold start longer.
import { dirname } from "node:path";
import type { BuildFailure, Metafile, Plugin } from "esbuild";
import { packageOf } from "./inspect/package-of.ts";

/** A module that an import of one package gets instead of the one it names. */
export interface StandIn {
  /** What the import names. */
  specifier: string;
  /** The packages whose imports are replaced. */
  importer: RegExp;
  contents: string;
  /** Whether other clients than DynamoDB's may need what it names. */
  dynamodbOnly: boolean;
}

export const standIns: StandIn[] = [
  {
    // Lambda always gives a function its credentials in the environment: no files, SSO, containers, instance metadata.
    specifier: "@aws-sdk/credential-provider-node",
    importer: /^@aws-sdk\/client-/,
    contents: 'export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";',
    dynamodbOnly: false,
  },
  {
    // Of its package.json the client reads the version, for the User-Agent.
    specifier: "../package.json",
    importer: /^@aws-sdk\/client-dynamodb$/,
    contents: 'import { version } from "./package.json"; export default { version };',
    dynamodbOnly: false,
  },
  {
    // The SDK's HTTP protocol imports it for operations that stream events, of which DynamoDB has none; with it comes zlib.
    specifier: "@smithy/core/event-streams",
    importer: /^@smithy\/core$/,
    contents:
      "throw new Error(\"Expected no event stream: of the SDK's clients the bundle has DynamoDB's alone.\");",
    dynamodbOnly: true,
  },
];

const namespace = "stand-in";

/** Replaces what is found as the table says; an import that has moved or changed keeps its own module, and its size. */
export function replaceBy(table: StandIn[]): Plugin {
  return {
    name: namespace,
    setup({ onResolve, onLoad, resolve }) {
      for (const { specifier, importer } of table) {
        onResolve({ filter: exactly(specifier) }, async ({ path, pluginData, ...options }) => {
          if (pluginData === table || !importer.test(packageOf(options.importer) ?? "")) return undefined;
          const found = await resolve(path, { ...options, pluginData: table });
          if (found.errors.length > 0) return undefined;
          return { path, namespace, pluginData: dirname(found.path) };
        });
      }
      onLoad({ filter: /.*/, namespace }, ({ path, pluginData: resolveDir }) => ({
        contents: table.find(({ specifier }) => specifier === path)?.contents ?? "",
        resolveDir,
      }));
    },
  };
}

/** The specifiers that were replaced among the inputs of an output. */
export function replacedIn(inputs: Record<string, unknown>): string[] {
  return Object.keys(inputs).flatMap((path) =>
    path.startsWith(`${namespace}:`) ? path.slice(namespace.length + 1) : [],
  );
}

/** Whether a build failed over what stands in for a module. */
export function isOfStandIn(error: unknown): boolean {
  const { errors = [] } = error as Partial<BuildFailure>;
  return errors.some(({ text, location }) => `${text} ${location?.file}`.includes(`${namespace}:`));
}

/** Whether an output holds something that may need what stands in for DynamoDB's client alone does not have. */
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
