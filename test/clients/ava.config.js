// The tests of `npm run test:clients`, which `npm test` leaves out: they install and run generators and compilers for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/clients/*.test.ts"],
  timeout: "20m",
};
