import { defineConfig } from "vitest/config";

// Only Vitest picks up this file name.
export default defineConfig({ test: { include: ["tests/*.vitest.ts"] } });
