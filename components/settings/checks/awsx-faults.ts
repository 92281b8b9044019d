// The package that only a REST API needs, and that only such programs install.
import { createRequire } from "node:module";
import type { Gateway } from "../choices.ts";

/** One sentence when it is missing. Once installed, it makes the engine fetch four plugins. */
export function awsxFaults(gateway: Gateway): string[] {
  if (gateway !== "rest") return [];
  try {
    createRequire(import.meta.url)("@pulumi/awsx/classic/apigateway/index.js");
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    return [
      "`gateway: rest` needs the package @pulumi/awsx, which is not installed. " +
        "Run `npm install @pulumi/awsx@3`, or take `gateway: http`.",
    ];
  }
}
