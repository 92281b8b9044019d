// Runs a small program in a temporary folder, and watches its files.
import { EventEmitter, once } from "node:events";
import { rename, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Cloud, type CloudOptions, startCloud } from "../../src/start-cloud.ts";
import { folderWith } from "./folders.ts";
import type { Scope } from "./shared.ts";

/** The lines of a log, as they come. */
export interface Log {
  lines: string[];
  push(line: string): void;
  /** Returns the next line that matches. A later call begins after that line. */
  next(form: RegExp): Promise<string>;
}

export function createLog(): Log {
  const lines: string[] = [];
  const events = new EventEmitter();
  let seen = 0;
  return {
    lines,
    push(line) {
      lines.push(line);
      events.emit("line");
    },
    async next(form) {
      for (;;) {
        const found = lines.findIndex((line, index) => index >= seen && form.test(line));
        if (found >= 0) {
          seen = found + 1;
          return lines[found] as string;
        }
        await once(events, "line");
      }
    },
  };
}

const modules = resolve(import.meta.dirname, "../../../../node_modules");
const helpers = resolve(import.meta.dirname, "../fixtures/function.ts");

export const manifest = {
  "Pulumi.yaml": `name: watched
main: index.ts
runtime:
  name: nodejs
  options:
    typescript: false
config:
  aws:region:
    value: eu-west-1
`,
  "Pulumi.dev.yaml": "config: {}\n",
  "package.json": '{"type":"module"}',
};

/** Returns the source of a program: an HTTP API with a function for each file in `code` on `GET /<name>`, and further lines. */
export function program(names: string[], rest = ""): string {
  return `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createFunction, createRoute } from ${JSON.stringify(helpers)};
const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });
const code = (name: string) => ({
  code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.FileAsset(\`code/\${name}.js\`) }),
});
const config = new pulumi.Config();
for (const name of ${JSON.stringify(names)})
  createRoute(api, createFunction(name, "", { ...code(name), memorySize: 256 }).fn, name, \`GET /\${name}\`);
${rest}`;
}

/** Returns the source of a handler that answers with its version and its process. */
export function version(text: string): string {
  return `exports.handler = async () => ({ version: ${JSON.stringify(text)}, pid: process.pid });\n`;
}

export interface WatchedProgram {
  cloud: Cloud;
  log: Log;
  path(name: string): string;
  /** Saves a file in one step, as a file that is written in two could be seen between them. */
  save(name: string, content: string): Promise<void>;
  /** Returns the answer of a function. */
  get(name: string): Promise<{ version: string; pid: number }>;
}

export async function startWatched(
  scope: Scope,
  files: Record<string, string>,
  options: CloudOptions = {},
): Promise<WatchedProgram> {
  const folder = await folderWith(scope, { ...manifest, ...files });
  await symlink(modules, join(folder, "node_modules"), "junction");
  const log = createLog();
  const cloud = await startCloud({ program: folder, port: 0, watch: true, onLog: log.push, ...options });
  scope.teardown(cloud.close);
  const path = (name: string) => join(folder, name);
  return {
    ...{ cloud, log, path },
    async save(name, content) {
      await writeFile(path(`${name}~`), content);
      await rename(path(`${name}~`), path(name));
    },
    async get(name) {
      const response = await fetch(`${cloud.url}/${name}`);
      if (response.status !== 200)
        throw new Error(`Expected GET /${name} to answer, got ${response.status}.`);
      return (await response.json()) as { version: string; pid: number };
    },
  };
}
