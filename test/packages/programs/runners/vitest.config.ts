import { defineConfig } from "vitest/config";

// A name that no other test runner takes.
export default defineConfig({ test: { include: ["tests/*.vitest.ts"] } });
