// Test files that share a process: groups.js.
import { runTogether } from "./run-together.ts";

await runTogether("settings");
