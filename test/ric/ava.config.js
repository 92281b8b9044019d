// Configures `npm run test:ric`. `npm test` leaves these tests out, as they compile AWS's runtime client for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/ric/*.test.ts"],
  timeout: "2m",
};
