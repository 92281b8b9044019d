// Tests that the links between README, docs and code lead somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import test from "ava";
import { packedPages } from "../../docs/write/packed-pages.ts";

const root = join(import.meta.dirname, "../..");
const folders = ["", "docs", "packages/local-cloud", "packages/local-cloud/docs"];
const pages = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(root, folder, file)),
);

/** Returns the links of a page to other pages, files and headings, without brackets in code. */
function linksIn(text: string): { link: string; path: string; anchor: string | undefined }[] {
  const links = text.replace(/^```.*?^```$|`[^`\n]*`/gms, "").matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].flatMap(([, link = ""]) => {
    const [path = "", anchor] = link.split("#");
    return /^https?:/.test(link) ? [] : [{ link, path, anchor }];
  });
}

/** Returns the anchors of the headings, as GitHub makes them. */
function anchorsIn(text: string): string[] {
  const headings = text.matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

for (const page of pages) {
  test(`the links of ${relative(root, page)} lead somewhere`, (t) => {
    for (const { link, path, anchor } of linksIn(readFileSync(page, "utf8"))) {
      const target = path === "" ? page : join(dirname(page), path);
      t.true(existsSync(target), link);
      if (anchor !== undefined) t.true(anchorsIn(readFileSync(target, "utf8")).includes(anchor), link);
    }
    t.pass();
  });
}

for (const folder of ["", "packages/local-cloud"]) {
  const packed = packedPages(folder);

  test(`the links of the pages that ${folder || "the component"} is packed with stay in the package`, (t) => {
    t.true(Object.keys(packed).length > 2);
    for (const [page, text] of Object.entries(packed)) {
      for (const { link, path, anchor } of linksIn(text)) {
        const target = packed[path === "" ? page : posix.join(posix.dirname(page), path)];
        t.not(target, undefined, `${page}: ${link}`);
        if (anchor !== undefined) t.true(anchorsIn(target ?? "").includes(anchor), `${page}: ${link}`);
      }
    }
  });
}
