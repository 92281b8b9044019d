#!/usr/bin/env node
// The command of the package: `user-api claims`.

import { claims } from "./claims/claims.ts";

const [, , command, ...args] = process.argv;

if (command === "claims") {
  process.exitCode = await claims(args);
} else {
  console.error(
    `Expected the command \`claims\`, got ${command === undefined ? "none" : JSON.stringify(command)}.`,
  );
  process.exitCode = 2;
}
