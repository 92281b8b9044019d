// What a user could take instead, installed into a temporary folder: once for each state of the peers and the handlers.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { routes } from "../components/routes.ts";

export const checkout = resolve(import.meta.dirname, "..");
const sources = join(import.meta.dirname, "peers");

/** Every peer runs the project's own handlers, as a package: CommonJS that leaves its dependencies outside. */
const handlersPackage = "users-handlers";

/** Folders of the installed peers. */
export interface Peers {
  /** A plain Pulumi program of five `aws.lambda.CallbackFunction`. */
  callback: string;
  /** The same API by osls with serverless-offline. */
  serverless: string;
  /** Has autocannon. */
  tools: string;
}

/** Installs what is not there yet; the first time takes about a minute. */
export function installPeers(): Peers {
  const folder = join(tmpdir(), `user-api-peers-${fingerprint()}`);
  const done = join(folder, "installed");
  const peers = {
    callback: join(folder, "callback"),
    serverless: join(folder, "serverless"),
    tools: join(folder, "tools"),
  };
  if (existsSync(done)) return peers;
  console.error(`Installing the peers into ${folder}.`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(sources, folder, { recursive: true });
  writeHandlers(join(folder, "handlers"));
  for (const peer of Object.values(peers)) {
    setVersions(join(peer, "package.json"));
    const options = ["--install-links", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    const { status } = spawnSync("npm", ["install", ...options], { cwd: peer, stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error(`npm install failed in ${peer}.`);
  }
  writeFileSync(done, "");
  return peers;
}

/** Changes with whatever is installed. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const files = [
    ...globSync("**/*", { cwd: sources, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
    ...globSync(`${checkout}/handlers/**/*.ts`),
    join(checkout, "package-lock.json"),
  ];
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

function writeHandlers(folder: string): void {
  mkdirSync(folder);
  buildSync({
    entryPoints: routes.map(({ slug }) => join(checkout, "handlers", `${slug}.ts`)),
    outdir: folder,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    target: "node24",
  });
  const dependencies = { "@aws-sdk/client-dynamodb": "*", uuid: "*", valibot: "*" };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: handlersPackage, version: "0.0.0", dependencies }),
  );
  setVersions(join(folder, "package.json"));
}

/** `*` in a peer's package.json becomes the version that the checkout has. */
function setVersions(file: string): void {
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  for (const kind of ["dependencies", "devDependencies"]) {
    for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
      if (range === "*") manifest[kind][name] = versionOf(name);
    }
  }
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(checkout, "node_modules", name, "package.json"), "utf8")).version;
}
