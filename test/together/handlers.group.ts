// Test files that share a process: groups.ts.
import { runTogether } from "./run-together.ts";

await runTogether("handlers", { apart: true });
