// ava loads this file into each process before its tests. It turns on Node's compile cache, as nearly all tests load the AWS SDK.
import module from "node:module";

module.enableCompileCache(`${import.meta.dirname}/../../node_modules/.cache/test`);
// Source maps are off: Node runs the TypeScript without changing positions, and mapping the SDK's many stacks takes half of the time.
process.setSourceMapsEnabled(false);
