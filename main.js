// Where Pulumi starts: an older Node, which cannot read TypeScript, gets a plain message instead of a syntax error.
import { RunError } from "@pulumi/pulumi";

if (!process.features.typescript) {
  throw new RunError(`Expected Node 22.18 or later (24 is tested), got ${process.versions.node}.`);
}
const outputs = await import("./index.ts");
// Pulumi warns of an output that has no value.
export default Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
