// Where Pulumi starts the pack. JavaScript, so that Node itself reads the TypeScript, and not the compiler that Pulumi brings.
import "./pack.ts";
