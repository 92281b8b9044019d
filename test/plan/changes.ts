// Makes versions of a small program, each with one change, in folders outside the checkout.
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExecutionContext } from "ava";
import { openApiDocument } from "../../openapi/index.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { readVersion, type Version } from "../../plan/program/version.ts";

const checkout = resolve(import.meta.dirname, "../..");
const fixture = join(checkout, "test/fixtures/plan");

/** A replacement in a file of the program: the file, the text, and the text in its place. */
export type Edit = [file: string, text: string, other: string];

/** Writes the program with the edits, and the document that its arguments give. */
export async function programWith(t: ExecutionContext, edits: Edit[]): Promise<string> {
  const folder = join(await folderWith(t, { "package.json": '{ "type": "module" }' }), "program");
  await mkdir(folder);
  await cp(fixture, folder, { recursive: true });
  await symlink(checkout, join(folder, "checkout"));
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
  for (const file of ["index.ts", "users.ts", "handlers/greet.ts"]) {
    const path = join(folder, file);
    const depth = file.includes("/") ? "../" : "./";
    let source = (await readFile(path, "utf8")).replaceAll(/"(\.\.\/){3,4}/g, `"${depth}checkout/`);
    for (const [, text, other] of edits.filter(([edited]) => edited === file)) {
      t.true(source.includes(text), `${file} has no ${text}`);
      source = source.replace(text, other);
    }
    await writeFile(path, source);
  }
  const { users } = await import(pathToFileURL(join(folder, "users.ts")).href);
  await writeFile(join(folder, "openapi.json"), JSON.stringify(openApiDocument(users)));
  return folder;
}

export async function versionWith(t: ExecutionContext, ...edits: Edit[]): Promise<Version> {
  return readVersion(await programWith(t, edits), ["--stack", "dev"]);
}
