// Bundles a function again when its files change, while the program's process is running.
import { type Assembled, assemble } from "./assemble.ts";
import { build } from "./build.ts";
import type { Built, Entry } from "./built.ts";
import { BundleFault } from "./faults.ts";
import { packageOf } from "./inspect/package-of.ts";
import { rerunEsbuild } from "./run-esbuild.ts";
import type { Rebuilt, Source } from "./watch/rebuild-on-change.ts";

/** Returns the source of a function's bundle for the watcher. @param write replaces the old content of the archive by the new one */
export function rebuilds(
  entry: Entry,
  { code, files }: Built,
  write: (next: Assembled) => Promise<void>,
): Source {
  let written = code;
  return {
    name: entry.name,
    files: [...files, ...(entry.beside?.files ?? [])],
    async rebuild(mayStay): Promise<Rebuilt> {
      const [result] = await build([entry], mayStay ? rerunEsbuild : undefined);
      if (result?.status !== "fulfilled") return faultOf(result?.reason);
      const { files } = result.value;
      const next = await assemble(entry, result.value).catch(faultOf);
      if ("fault" in next) return next;
      if (next.code === written && next.files.size === 0) return { files };
      written = next.code;
      const beside = [...next.files.values()].filter((file) => packageOf(file) === undefined);
      return { files: [...files, ...beside], write: () => write(next) };
    },
  };
}

function faultOf(reason: unknown): Rebuilt & { fault: string } {
  if (reason instanceof BundleFault) return { files: reason.files, fault: reason.reason };
  return { files: [], fault: reason instanceof Error ? reason.message : String(reason) };
}
