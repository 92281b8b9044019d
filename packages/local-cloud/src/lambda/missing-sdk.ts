// Explains a failed import of the AWS SDK. Lambda contains the SDK; the local run finds only packages that the program has installed.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Adds a remedy to Node's message about a missing SDK package. It names every SDK package that the function's files import and
 * that is not installed.
 *
 * @param folder the folder of the function's code
 */
export async function withRemedy(
  message: string,
  folder: string,
): Promise<{ message: string; remedy?: string }> {
  const [, found] = /Cannot find (?:package|module) '(@(?:aws-sdk|smithy)\/[^/']+)/.exec(message) ?? [];
  if (found === undefined) return { message };
  const names = [...new Set([found, ...(await missingIn(folder))])].sort();
  const remedy = remedyFor(names);
  return { message: `${message}\n${remedy}`, remedy };
}

async function missingIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => /\.[cm]?js$/.test(file) && !file.includes("node_modules"),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const imports = /\b(?:from|import|require)\s*\(?\s*["'](@(?:aws-sdk|smithy)\/[\w.-]+)/g;
  const named = texts.flatMap((text) => Array.from(text.matchAll(imports), ([, name = ""]) => name));
  const { resolve } = createRequire(join(folder, "index.js"));
  return named.filter((name) => !resolve.paths(name)?.some((place) => existsSync(join(place, name))));
}

function remedyFor(names: string[]): string {
  const [clients, others] = ["@aws-sdk/", "@smithy/"].map((scope) =>
    names.filter((name) => name.startsWith(scope)),
  ) as [string[], string[]];
  return [
    clients.length > 0 &&
      `Lambda's Node runtimes contain ${clients.join(", ")}. The local run takes packages of the SDK from the program: npm install --save-dev ${clients.join(" ")}`,
    others.length > 0 &&
      `Lambda's Node runtimes may lack ${others.join(", ")}. Bundle what the function needs: npm install ${others.join(" ")}`,
  ]
    .filter(Boolean)
    .join("\n");
}
