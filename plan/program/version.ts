// Reads one version of the program: its resources, its OpenAPI document and the sizes of its functions.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import type { Plan as Program } from "../../packages/local-cloud/src/command/plan.ts";
import type { OpenApiDocument } from "../document/operations.ts";
import { type Bundles, readBundles } from "./bundles.ts";

export interface Version extends Pick<Program, "stack" | "resources"> {
  document: OpenApiDocument;
  bundles: Bundles;
}

/** The local cloud of this checkout. It runs each version of the program with the Pulumi SDK that this version has installed. */
const localCloud = resolve(import.meta.dirname, "../../packages/local-cloud/bin/local-cloud.js");

/**
 * Runs the program of a folder and reads the resources that it declares.
 *
 * @param args of `local-cloud preview`: the stack and settings
 * @throws Error with the message of the program or of `local-cloud preview`
 */
export async function readVersion(folder: string, args: string[]): Promise<Version> {
  const command = [localCloud, "preview", "--json", "--made-up", "--program", folder, ...args];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((done, fail) => child.once("error", fail).once("close", done));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0) throw new Error(stderr.trimEnd());
  const { stack, resources }: Program = JSON.parse(stdout);
  const file = join(folder, "openapi.json");
  const document: OpenApiDocument = existsSync(file) ? JSON.parse(await readFile(file, "utf8")) : {};
  return { stack, document, ...(await readBundles(folder, resources)) };
}
