// Leaves the bundler out, which takes a quarter of a program's time: imported by a test, or by a program's process with `--import`.
import { registerHooks } from "node:module";

const standIn = new URL("../fixtures/programs/no-bundle.ts", import.meta.url).href;
// What the addresses of a file's modules end in where several files share a process (test/together).
const { search } = new URL(import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    return found.url.endsWith(`/components/bundle/bundle.ts${search}`) ? { ...found, url: standIn } : found;
  },
});
