// Loaded by ava into each process before its tests. It keeps what Node compiles, as nearly all of them load the same SDK.
import module from "node:module";

module.enableCompileCache(`${import.meta.dirname}/../../node_modules/.cache/test`);
// Node runs the tests as they are written; mapping each of the many stacks that the SDK takes would take half of the time.
process.setSourceMapsEnabled(false);
