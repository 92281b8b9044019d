// `npm run fuzz`: sends 5,000 generated requests (or FUZZ_REQUESTS) for each gateway to the program, and as many to APIs with other fields.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(
  "ava",
  ["--timeout=30m", ...["http", "rest", "other-fields"].map((name) => `test/openapi/${name}.test.ts`)],
  {
    stdio: "inherit",
    env: { FUZZ_REQUESTS: "5000", FUZZ_SEED: String(Date.now() % 2 ** 31), ...process.env },
  },
);
process.exitCode = status ?? 1;
