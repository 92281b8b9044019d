// Where Pulumi starts: saves time that a preview would take, and gives an older Node, which cannot read TypeScript, a plain message.
import module from "node:module";

// What Node compiles is kept for the next preview; without this it compiles the SDKs each time.
module.enableCompileCache?.(`${import.meta.dirname}/node_modules/.cache/pulumi`);
// Before the engine hears of the program's end: it may end the process then.
process.once("beforeExit", () => module.flushCompileCache?.());
// Node runs the sources as they are written; mapping each of the many stacks that the SDK takes would take a quarter of a preview.
Error.prepareStackTrace = undefined;

if (!process.features.typescript) {
  const { RunError } = await import("@pulumi/pulumi");
  throw new RunError(`Expected Node 22.18 or later (24 is tested), got ${process.versions.node}.`);
}
const outputs = await import("./index.ts");
// Pulumi warns of an output that has no value.
export default Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
