// `npm run soak`: runs each scenario with 64 connections for a minute. SOAK_CONNECTIONS and SOAK_SECONDS change that.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("ava", ["--config", "test/soak/ava.config.js"], {
  stdio: "inherit",
  env: {
    SOAK_CONNECTIONS: "64",
    SOAK_SECONDS: "60",
    SOAK_SEED: String(Date.now() % 2 ** 31),
    ...process.env,
  },
});
process.exitCode = status ?? 1;
