// Makes a program's modules find the files in the archive: their paths count from the place that each module would have there.
import { readFile } from "node:fs/promises";
import { posix, relative } from "node:path";
import type { Loader, Plugin } from "esbuild";
import { bundleFolder } from "./import-meta.ts";
import { packageOf } from "./inspect/package-of.ts";

/** The esbuild plugin. The root of the archive is the program's folder. A module outside of that folder counts from the bundle. */
export const placedModules: Plugin = {
  name: "placed-modules",
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: "file" }, async ({ path }) => {
      const place = relative(process.cwd(), path).replaceAll("\\", "/");
      if (packageOf(path) !== undefined || place.startsWith("../")) return undefined;
      const [, type = "", x = ""] = /\.[cm]?([jt])s(x?)$/.exec(path) ?? [];
      const loader = `${type}s${x}` as Loader;
      return { contents: placed(await readFile(path, "utf8"), place), loader };
    });
  },
};

function placed(code: string, place: string): string {
  const text = (...steps: string[]) => JSON.stringify(posix.join("/", ...steps));
  const [folder, file] = [text(place, ".."), text(place)];
  const url = `new URL(${JSON.stringify(encodeURI(place).replace(/[?#]/g, encodeURIComponent))},import.meta.url).href`;
  const meta = code
    .replace(/\bimport\.meta\.url\b/g, `(${url})`)
    .replace(/\bimport\.meta\.(dirname|filename)\b/g, (_, name) =>
      name === "dirname" ? `(${bundleFolder}+${folder})` : `(${bundleFolder}+${file})`,
    );
  // A module that declares `__dirname` itself makes it from `import.meta`, which was replaced above.
  const made = Object.entries({ __dirname: folder, __filename: file }).filter(
    ([name]) =>
      new RegExp(`\\b${name}\\b`).test(code) && !new RegExp(`\\b(const|let|var)\\s+${name}\\b`).test(code),
  );
  if (made.length === 0) return meta;
  return `var ${made.map(([name, value]) => `${name}=${bundleFolder}+${value}`).join(",")};${meta}`;
}
