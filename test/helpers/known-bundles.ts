// Takes a function's code from the bundles that other programs of the same test run have made: `--import` loads it into a program's process.
import { registerHooks } from "node:module";

const standIn = new URL("../fixtures/programs/known-bundle.ts", import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    const isWanted = found.url.endsWith("/components/bundle/bundle.ts") && context.parentURL !== standIn;
    return isWanted ? { ...found, url: standIn } : found;
  },
});
