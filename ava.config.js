// How ava runs the tests: `npm test`.
import { availableParallelism } from "node:os";

export default {
  extensions: ["ts"],
  // The serializer needs the inspector, and the mocks of Pulumi's SDK are global: a process a file.
  workerThreads: false,
  require: ["./test/helpers/ava-process.js"],
  files: [
    "test/**/*.test.ts",
    "packages/*/test/**/*.test.ts",
    "!test/packages/**",
    "!test/{clients,ric}/**",
    "!test/soak/{soak,start,claims/claims,transfers/transfers}.test.ts",
  ],
  // Many wait for another process, or for a time limit: others run meanwhile.
  concurrency: availableParallelism() * 2,
  timeout: "2m",
};
