// The links between README, docs and code lead somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "../..");
const folders = ["", "docs", "packages/local-cloud", "packages/local-cloud/docs"];
const pages = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(root, folder, file)),
);

/** Markdown without code, in which brackets mean something else. */
const textOf = (page: string) => readFileSync(page, "utf8").replace(/^```.*?^```$|`[^`\n]*`/gms, "");

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(page: string): string[] {
  const headings = readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

for (const page of pages) {
  test(`the links of ${relative(root, page)} lead somewhere`, (t) => {
    for (const [, link = ""] of textOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      t.true(existsSync(target), link);
      if (anchor !== undefined) t.true(anchors(target).includes(anchor), link);
    }
    t.pass();
  });
}
