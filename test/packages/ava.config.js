// Configures `npm run test:packages`. `npm test` leaves these tests out, as they install packages for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/packages/*.test.ts"],
  timeout: "10m",
};
