// The settings for the functions, the same for all of them.

import { memorySize, timeout } from "../../routes/limits.ts";
import { integer, oneOf } from "../../tools/rules.ts";
import { Architecture, Unknown } from "../choices.ts";
import type { Setting } from "./setting.ts";

export const functionSettings = {
  unknown: {
    plain: true,
    rule: oneOf(Unknown),
    default: Unknown.Ignore,
    description:
      "the treatment of a body's properties that are no fields: `ignore`, or `refuse` for [a 400 that names each](fields.md)",
  },
  memorySize: {
    rule: memorySize,
    default: 256,
    description: "memory of each function in MB; CPU grows with it",
    cost: "Lambda costs 0.29 in all, at 27 ms a request",
  },
  timeout: {
    rule: timeout,
    default: 25,
    description: "seconds after which Lambda ends a request; at most 30 (http), 29 (rest)",
  },
  architecture: {
    rule: oneOf(Architecture),
    default: Architecture.Arm64,
    description: "the functions' processors, `arm64` or `x86_64`",
    cost: "with x86_64, run time costs 25 % more",
  },
  reservedConcurrency: {
    rule: integer(1, 100_000),
    description: "requests that each function can run at once, reserved from the account's limit",
  },
} satisfies Record<string, Setting>;
