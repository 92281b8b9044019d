// How a function's bundle is made again while the program's process is there.
import { build } from "./build.ts";
import { BundleFault } from "./faults.ts";
import { type Built, type Entry, rerunEsbuild } from "./run-esbuild.ts";
import type { Rebuilt, Source } from "./watch/rebuild-on-change.ts";

/** @param write puts other code in the place of what was built */
export function rebuilds(
  entry: Entry,
  { code, files }: Built,
  write: (code: string) => Promise<void>,
): Source {
  let written = code;
  return {
    name: entry.name,
    files,
    async rebuild(mayStay): Promise<Rebuilt> {
      const [result] = await build([entry], mayStay ? rerunEsbuild : undefined);
      if (result?.status !== "fulfilled") return faultOf(result?.reason);
      const { code: next, files } = result.value;
      if (next === written) return { files };
      written = next;
      return { files, write: () => write(next) };
    },
  };
}

function faultOf(reason: unknown): Rebuilt {
  if (reason instanceof BundleFault) return { files: reason.files, fault: reason.reason };
  return { files: [], fault: reason instanceof Error ? reason.message : String(reason) };
}
