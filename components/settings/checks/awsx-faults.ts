// Checks that @pulumi/awsx is installed, which only a REST API needs.
import { createRequire } from "node:module";
import type { Gateway } from "../choices.ts";

/** Returns one sentence when a REST API is chosen and the package is missing. It is optional, as it makes the engine download four plugins. */
export function awsxFaults(gateway: Gateway): string[] {
  if (gateway !== "rest") return [];
  try {
    createRequire(import.meta.url)("@pulumi/awsx/classic/apigateway/index.js");
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    return [
      "`gateway: rest` needs the package @pulumi/awsx, which is not installed. " +
        "Run `npm install @pulumi/awsx@3`, or use `gateway: http`.",
    ];
  }
}
