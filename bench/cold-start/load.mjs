// usage: node load.mjs FILE   Loads a handler as Lambda's runtime does, and prints the CPU, time and memory since the process began.
// When the environment variable CALL is set, it calls the handler with that event instead, and prints the answer.
import { createRequire } from "node:module";

const [, , file] = process.argv;
const module = file.endsWith(".mjs") ? await import(file) : createRequire(import.meta.url)(file);
const { user, system } = process.cpuUsage();
const wall = performance.now();
const rss = process.memoryUsage.rss();
if (process.env.CALL) {
  const context = { awsRequestId: crypto.randomUUID(), getRemainingTimeInMillis: () => 25_000 };
  const answer = await module.handler(JSON.parse(process.env.CALL), context);
  process.stdout.write(`\n${JSON.stringify(answer)}\n`);
} else {
  process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, wall, rss: rss / 2 ** 20 }));
}
