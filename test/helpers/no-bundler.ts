// Replaces the bundler, which takes a quarter of a program's time. A test imports this file, or a program's process loads it with `--import`.
import { registerHooks } from "node:module";

const standIn = new URL("../fixtures/programs/no-bundle.ts", import.meta.url).href;
// How the addresses of the modules under test end in a process that several files share (test/together).
const ending = `/components/bundle/bundle.ts${new URL(import.meta.url).search && "?unbundled"}`;

const onProcess = globalThis as { hasNoBundler?: boolean };
// Once for all files of a process.
if (!onProcess.hasNoBundler) {
  onProcess.hasNoBundler = true;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = nextResolve(specifier, context);
      return found.url.endsWith(ending) ? { ...found, url: standIn } : found;
    },
  });
}
