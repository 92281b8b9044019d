// Makes a small program outside the checkout with several APIs, each with its own changes.
import { cp, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExecutionContext } from "ava";
import { openApiDocument } from "../../openapi/index.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";
import { readVersion, type Version } from "../../plan/program/version.ts";
import { withKnownBundles } from "../helpers/with-known-bundles.ts";

const checkout = resolve(import.meta.dirname, "../..");
const fixture = join(checkout, "test/fixtures/plan");

/** A replacement in a file of an API: the file, the text, and the text in its place. */
export type Edit = [file: string, text: string, other: string];

/** Runs the program with an API for each name, after the edits. Returns the version that each API would have in a program of its own. */
export async function versionsWith<Name extends string>(
  t: ExecutionContext,
  names: Name[],
  edits: Partial<Record<Name, Edit[]>> = {},
): Promise<Record<Name, Version>> {
  const folder = await programWith(t, names, edits);
  const version = await withKnownBundles(() => readVersion(folder, ["--stack", "dev"]));
  const versions = names.map((name) => [name, versionOf(name, version)] as const);
  const counts = versions.map(([, { resources }]) => resources.length);
  t.true(Math.min(...counts) > 30);
  t.is(
    counts.reduce((sum, count) => sum + count, 0),
    version.resources.length,
    "each resource belongs to an API",
  );
  return Object.fromEntries(versions) as Record<Name, Version>;
}

/** Writes the program, and in its openapi.json the document of each API by name. */
async function programWith<Name extends string>(
  t: ExecutionContext,
  names: Name[],
  edits: Partial<Record<Name, Edit[]>>,
): Promise<string> {
  const folder = join(await folderWith(t, { "package.json": '{ "type": "module" }' }), "program");
  await mkdir(folder);
  await cp(fixture, folder, { recursive: true });
  await rename(join(folder, "apis/people"), join(folder, "people"));
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
  await edit(t, folder, "index.ts", []);
  const documents: Record<string, unknown> = {};
  for (const name of names) {
    const api = join(folder, "apis", name);
    await cp(join(folder, "people"), api, { recursive: true });
    for (const file of ["users.ts", "handlers/greet.ts"]) await edit(t, api, file, edits[name] ?? []);
    const { users } = await import(pathToFileURL(join(api, "users.ts")).href);
    documents[name] = openApiDocument(users);
  }
  await writeFile(join(folder, "openapi.json"), JSON.stringify(documents));
  return folder;
}

/** Makes the edits of a file, and imports from the checkout. */
async function edit(t: ExecutionContext, folder: string, file: string, edits: Edit[]): Promise<void> {
  const path = join(folder, file);
  let source = (await readFile(path, "utf8")).replaceAll(/"(\.\.\/){3,6}/g, `"${checkout}/`);
  for (const [, text, other] of edits.filter(([edited]) => edited === file)) {
    t.true(source.includes(text), `${file} has no ${text}`);
    source = source.replace(text, other);
  }
  await writeFile(path, source);
}

function versionOf(api: string, { resources, bundles, document, ...version }: Version): Version {
  const isOwn = (name: string) => name === api || name.startsWith(`${api}-`);
  return {
    ...version,
    resources: resources.filter(({ name }) => isOwn(name)),
    bundles: Object.fromEntries(Object.entries(bundles).filter(([name]) => isOwn(name))),
    document: (document as Record<string, Version["document"]>)[api] ?? {},
  };
}
