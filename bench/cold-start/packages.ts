// Packages the create handler in each way that is compared.
import { globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { deflateRawSync } from "node:zlib";
import { type BuildOptions, buildSync } from "esbuild";
import { checkout, type Peers } from "../peers.ts";
import { functionFolder, load } from "../programs.ts";

export interface Package {
  name: string;
  /** The file that Lambda would load. */
  file: string;
  /** The bytes of the archive; undefined for the handler that loads only Node's modules. */
  zipped?: number;
  /** The number of files in the archive; undefined for the handler that loads only Node's modules. */
  files?: number;
}

export const names = {
  ours: "this project",
  sst: "SST's esbuild options",
  runtime: "the runtime's SDK",
  callback: "CallbackFunction",
  floor: "Node's own modules alone",
};

/** Writes the packages into temporary folders. */
export async function makePackages(peers: Peers): Promise<Package[]> {
  const root = mkdtempSync(join(tmpdir(), "bench-packages-"));
  // With this package.json, a .js file in the folder is CommonJS, as in a function's folder.
  writeFileSync(join(root, "package.json"), "{}");
  const ours = await registered(checkout, "user-api-create-user", root);
  const callback = await registered(peers.callback, "createUser", root);
  return [
    archived(names.ours, join(ours, "index.js")),
    archived(names.sst, bundled(join(root, "sst"), sstOptions)),
    // The SDK that the peers have installed stands for the SDK of Lambda's runtime, which is in a folder above the function's too.
    archived(names.runtime, bundled(join(peers.callback, "runtime-sdk"), { external: ["@aws-sdk/*"] })),
    archived(names.callback, join(callback, "__index.js")),
    { name: names.floor, file: floor(join(root, "floor")) },
  ];
}

async function registered(program: string, name: string, root: string): Promise<string> {
  return functionFolder(await load(program, { archives: mkdtempSync(join(root, "archives-")) }), name);
}

// Source: SST's `pkg/runtime/node/build.go` for nodejs24.x, June 2026. SST leaves the source map out of the archive.
const sstOptions = {
  banner: {
    js: `
import { createRequire as topLevelCreateRequire } from 'module';
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"
const __filename = topLevelFileUrlToPath(import.meta.url)
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))
`,
  },
  external: ["sharp", "pg-native"],
};

function bundled(folder: string, options: BuildOptions): string {
  const outfile = join(folder, "bundle.mjs");
  buildSync({
    entryPoints: [join(checkout, "handlers/create-user.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    minify: true,
    keepNames: true,
    mainFields: ["module", "main"],
    ...options,
  });
  return outfile;
}

/** Writes a handler that loads only the modules of Node that any HTTPS client needs: the least that a cold start can cost. */
function floor(folder: string): string {
  const modules = "http https tls crypto stream zlib fs os path url util buffer events".split(" ");
  const lines = [...modules.map((name) => `require("node:${name}");`), "exports.handler = async () => {};\n"];
  mkdirSync(folder);
  const file = join(folder, "index.js");
  writeFileSync(file, lines.join("\n"));
  return file;
}

function archived(name: string, file: string): Package {
  const folder = dirname(file);
  const files = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // The zip format: for each file its data, a local header (30 bytes) and a directory entry (46), each with the name; 22 bytes at the end.
  const bytes = files.map(
    (path) => deflateRawSync(readFileSync(path)).length + 30 + 46 + 2 * relative(folder, path).length,
  );
  return { name, file, files: files.length, zipped: bytes.reduce((sum, one) => sum + one, 22) };
}
