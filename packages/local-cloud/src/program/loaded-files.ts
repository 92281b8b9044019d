// Runs in the program's process: tells the parent which files the program consists of, as it loads them.
import { writeSync } from "node:fs";
import module from "node:module";

/** The pipe to the parent: a line a URL. */
export const loadedFilesPipe = 3;

/** Files of packages are left out: whoever changes those starts anew. */
export function reportLoadedFiles(): void {
  // Node has them since 22.15; without them the settings and the functions' archives are watched alone.
  module.registerHooks?.({
    resolve(specifier, context, next) {
      try {
        const found = next(specifier, context);
        report(found.url);
        return found;
      } catch (error) {
        // The file may come to be.
        if (/^\.{0,2}\//.test(specifier) && context.parentURL)
          report(new URL(specifier, context.parentURL).href);
        throw error;
      }
    },
  });
}

const reported = new Set<string>();

function report(url: string): void {
  if (reported.has(url) || !url.startsWith("file:") || url.includes("/node_modules/")) return;
  reported.add(url);
  writeSync(loadedFilesPipe, `${url}\n`);
}
