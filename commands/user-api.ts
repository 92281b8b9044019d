#!/usr/bin/env node
// The commands of the package: `user-api smoke`.

import { smoke } from "./smoke/smoke.ts";

const commands: Record<string, (args: string[]) => Promise<number>> = { smoke };
const [, , name, ...args] = process.argv;

const command = Object.hasOwn(commands, name ?? "") ? commands[name as string] : undefined;
if (command) {
  process.exitCode = await command(args);
} else {
  const known = Object.keys(commands).map((each) => `\`${each}\``);
  const came = name === undefined ? "none" : JSON.stringify(name);
  console.error(`Expected the command ${known.join(" or ")}, got ${came}.`);
  process.exitCode = 2;
}
