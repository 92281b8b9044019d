// The entry point of the policy pack. It is JavaScript, so that Node itself runs the TypeScript files, without the compiler in Pulumi's SDK.
import "./pack.ts";
