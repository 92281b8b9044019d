// Runs the test files of this group in one process: see groups.ts.
import { runTogether } from "./run-together.ts";

await runTogether("watched");
