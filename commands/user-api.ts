#!/usr/bin/env node
// The commands of the package: `user-api claims` and `user-api smoke`. The modules of a command load when it runs.

type Command = (args: string[]) => Promise<number>;

const commands: Record<string, () => Promise<Command>> = {
  claims: async () => (await import("./claims/claims.ts")).claims,
  smoke: async () => (await import("./smoke/smoke.ts")).smoke,
};
const [, , name, ...args] = process.argv;

const load = Object.hasOwn(commands, name ?? "") ? commands[name as string] : undefined;
if (load) {
  const command = await load();
  process.exitCode = await command(args);
} else {
  const known = Object.keys(commands).map((each) => `\`${each}\``);
  const came = name === undefined ? "none" : JSON.stringify(name);
  console.error(`Expected the command ${known.join(" or ")}, got ${came}.`);
  process.exitCode = 2;
}
