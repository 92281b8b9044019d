// What a cold start costs: the time and the CPU time of Node loading each function's bundle, over bare Node.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { gzipSync } from "node:zlib";

const runs = 21;
const bundles = globSync(`${import.meta.dirname}/../.bundles/dev/user-api-*/index.js`).toSorted();
if (bundles.length === 0) {
  console.error("There are no bundles yet. Run npm start once, and stop it.");
  process.exit(1);
}

const report =
  "process.once('exit', () => console.log(JSON.stringify([performance.now(), process.cpuUsage()])))";

/** Milliseconds from the start of the process to its end, and of CPU time. */
function run(script: string) {
  const env = { AWS_REGION: "eu-central-1", USERS_TABLE_NAME: "users", OPERATION: "anOperation" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", `${report};${script}`], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const [wall, { user, system }] = JSON.parse(stdout);
  return { wall, cpu: (user + system) / 1000 };
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// Alternating, so that a noisy moment of the machine meets both.
for (const bundle of bundles) {
  const bare: ReturnType<typeof run>[] = [];
  const loaded: ReturnType<typeof run>[] = [];
  for (let i = 0; i < runs; i++) {
    bare.push(run(""));
    loaded.push(run(`require(${JSON.stringify(bundle)})`));
  }
  const over = (key: "wall" | "cpu") =>
    (median(loaded.map((one) => one[key])) - median(bare.map((one) => one[key]))).toFixed(0);
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
  const size = `${kilobytes(statSync(bundle).size)}, gzipped ${kilobytes(gzipSync(readFileSync(bundle)).length)}`;
  console.log(
    `${basename(dirname(bundle)).padEnd(22)} ${size}; over bare Node: ${over("wall")} ms, CPU ${over("cpu")} ms`,
  );
}
