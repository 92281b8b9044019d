// Replaces the bundler, which takes a quarter of a program's time. A test imports this file, or a program's process loads it with `--import`.
import { registerHooks } from "node:module";

const standIn = new URL("../fixtures/programs/no-bundle.ts", import.meta.url).href;
// In a process that several files share (test/together), the URLs of the modules under test end in this query.
const ending = `/components/bundle/bundle.ts${new URL(import.meta.url).search && "?unbundled"}`;

const onProcess = globalThis as { hasNoBundler?: boolean };
// The hook is registered once for all files of a process.
if (!onProcess.hasNoBundler) {
  onProcess.hasNoBundler = true;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const found = nextResolve(specifier, context);
      return found.url.endsWith(ending) ? { ...found, url: standIn } : found;
    },
  });
}
