// Installs the alternatives ("peers") into a temporary folder, once for each set of versions.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { routes } from "./users.ts";

export const checkout = resolve(import.meta.dirname, "..");
const sources = join(import.meta.dirname, "peers");

/** The package of the project's handlers, which every peer runs: CommonJS files that load their dependencies from `node_modules`. */
const handlersPackage = "users-handlers";

/** The folders of the installed peers. */
export interface Peers {
  /** A plain Pulumi program with five `aws.lambda.CallbackFunction`. */
  callback: string;
  /** A program for osls (a fork of Serverless) and serverless-offline, with the five routes of the plain program. */
  serverless: string;
  /** The folder with autocannon. */
  tools: string;
}

/** Installs the peers that are missing. The first time takes about a minute. */
export function installPeers(): Peers {
  const folder = join(tmpdir(), `user-api-peers-${fingerprint()}`);
  const done = join(folder, "installed");
  const peers = {
    callback: join(folder, "callback"),
    serverless: join(folder, "serverless"),
    tools: join(folder, "tools"),
  };
  if (!existsSync(done)) {
    install(folder, peers);
    writeFileSync(done, "");
  }
  // The handlers may have changed since the installation.
  for (const peer of [peers.callback, peers.serverless])
    writeHandlers(join(peer, "node_modules", handlersPackage));
  return peers;
}

function install(folder: string, peers: Peers): void {
  console.error(`Installing the peers into ${folder}.`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(sources, folder, { recursive: true });
  writeHandlers(join(folder, "handlers"));
  for (const peer of Object.values(peers)) {
    const manifest = join(peer, "package.json");
    writeFileSync(manifest, withVersions(readFileSync(manifest, "utf8")));
    const options = ["--install-links", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    const { status } = spawnSync("npm", ["install", ...options], { cwd: peer, stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error(`npm install failed in ${peer}.`);
  }
}

/** Returns a hash of the peers' files and versions. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of globSync("**/*.*", { cwd: sources }).sort()) {
    const text = readFileSync(join(sources, path), "utf8");
    hash.update(path).update(path.endsWith("package.json") ? withVersions(text) : text);
  }
  return hash.update(withVersions(handlersManifest)).digest("hex").slice(0, 12);
}

const handlersManifest = JSON.stringify({
  name: handlersPackage,
  version: "0.0.0",
  dependencies: { "@aws-sdk/client-dynamodb": "*", uuid: "*" },
});

function writeHandlers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: routes.map(({ slug }) => join(checkout, "handlers", `${slug}.ts`)),
    outdir: folder,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node24",
  });
  writeFileSync(join(folder, "package.json"), withVersions(handlersManifest));
}

/** Replaces each `*` in a peer's package.json by the version that the checkout has installed. */
function withVersions(manifest: string): string {
  return manifest.replace(/"([^"]+)": ?"\*"/g, (_, name) => `"${name}": "${versionOf(name)}"`);
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(checkout, "node_modules", name, "package.json"), "utf8")).version;
}
