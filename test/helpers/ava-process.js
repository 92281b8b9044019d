// Loaded by ava into each process before its tests. It keeps what Node compiles, as nearly all of them load the same SDK.
import module from "node:module";

const cache = `${import.meta.dirname}/../../node_modules/.cache/test`;
module.enableCompileCache(cache);
// The processes that tests start do so too: most of a short one's time, Node would take the types out of what it loads.
process.env.NODE_COMPILE_CACHE ??= cache;
// Node runs the tests as they are written; mapping each of the many stacks that the SDK takes would take half of the time.
process.setSourceMapsEnabled(false);
