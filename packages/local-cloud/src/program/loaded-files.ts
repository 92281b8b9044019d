// Runs in the program's process: tells the parent process which files the program loads.
import { writeSync } from "node:fs";
import module from "node:module";

/** The file descriptor of the pipe to the parent process. Each line is a file's URL. */
export const loadedFilesPipe = 3;

/** Starts to report the program's files. Files in `node_modules` are skipped: after changes there the run must be restarted. */
export function reportLoadedFiles(): void {
  // Older Nodes than 22.15 have no such hooks. There, only the settings and the functions' archives are watched.
  module.registerHooks?.({
    resolve(specifier, context, next) {
      try {
        const found = next(specifier, context);
        report(found.url);
        return found;
      } catch (error) {
        // The file may be created later, so it is watched too.
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
