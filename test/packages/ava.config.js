// The tests of `npm run test:packages`, which `npm test` leaves out: they install packages for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/packages/*.test.ts"],
  timeout: "10m",
};
