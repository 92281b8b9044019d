// `npm run tarballs -- FOLDER`: builds and packs both packages into a folder. Their package.json says nothing of what only a checkout has: a script
// whose file is not packed fails an install from the unpacked folder, as Pulumi's engine does it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ofTheCheckout = ["scripts", "devDependencies", "workspaces", "allowScripts", "overrides"];
const root = import.meta.dirname;
const [target] = process.argv.slice(2);

if (target === undefined || process.env.npm_lifecycle_event === "prepack") {
  process.stderr.write(
    "Expected `npm run tarballs -- FOLDER` in the folder of the checkout: `npm pack` alone would pack the scripts of the checkout too.\n",
  );
  process.exitCode = 1;
} else {
  mkdirSync(target, { recursive: true });
  // Only Node 24 reads it, which runs this with `npm run`.
  const { packedPages } = await import("./docs/write/packed-pages.ts");
  for (const folder of [root, join(root, "packages/local-cloud")])
    pack(folder, packedPages(folder), resolve(target));
}

/** @param {string} folder @param {Record<string, string>} pages @param {string} into */
function pack(folder, pages, into) {
  run(process.execPath, [join(root, "build.js")], folder);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const stage = mkdtempSync(join(tmpdir(), "pack-"));
  try {
    for (const name of [...manifest.files, "LICENSE"])
      cpSync(join(folder, name), join(stage, name), { recursive: true });
    // For functions' processes, to which yarn's Plug'n'Play shows nothing that lies elsewhere.
    for (const name of manifest.bundleDependencies ?? [])
      cpSync(join(root, "node_modules", name), join(stage, "node_modules", name), { recursive: true });
    mkdirSync(join(stage, "docs"));
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(stage, name), text);
    manifest.files.push("docs");
    for (const name of ofTheCheckout) delete manifest[name];
    writeFileSync(join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    run("npm", ["pack", "--silent", "--pack-destination", into], stage);
  } finally {
    rmSync(stage, { recursive: true });
  }
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed in ${cwd}.`);
}
