// `npm run soak`: 64 connections and a minute a scenario, or as many and as long as SOAK_CONNECTIONS and SOAK_SECONDS say.
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
