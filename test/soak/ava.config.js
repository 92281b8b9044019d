// Configures `npm run soak`. `npm test` leaves these tests out, as they run for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  concurrency: 1,
  files: [
    "test/soak/soak.test.ts",
    "test/soak/claims/claims.test.ts",
    "test/soak/transfers/transfers.test.ts",
    "test/soak/start.test.ts",
  ],
  timeout: "30m",
};
