// The entry point of the policy pack. It is JavaScript, so that Node runs the TypeScript files and not the compiler in Pulumi's SDK.
import "./pack.ts";
