// ava loads this file into each process before its tests. It turns on Node's compile cache, as nearly all tests load the AWS SDK.
import module from "node:module";

const cache = `${import.meta.dirname}/../../node_modules/.cache/test`;
module.enableCompileCache(cache);
// The processes that tests start use it too. Removing the types from TypeScript takes half of a short process's time.
process.env.NODE_COMPILE_CACHE ??= cache;
// Source maps are off: Node runs the TypeScript without changing positions, and mapping the SDK's many stacks takes half of the time.
process.setSourceMapsEnabled(false);
