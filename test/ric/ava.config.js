// The tests of `npm run test:ric`, which `npm test` leaves out: they compile AWS's runtime client for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/ric/*.test.ts"],
  timeout: "2m",
};
