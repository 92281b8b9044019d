// Configures `npm run test:clients`. `npm test` leaves these tests out, as they run generators and compilers for minutes.
export default {
  extensions: ["ts"],
  workerThreads: false,
  files: ["test/clients/*.test.ts"],
  timeout: "20m",
};
