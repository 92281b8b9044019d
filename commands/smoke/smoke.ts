// `npm run smoke -- --url URL`: checks that an API does what its OpenAPI document states.

import { allCases } from "./cases/all-cases.ts";
import { notCalled } from "./cases/own-routes.ts";
import { createClient } from "./client.ts";
import { CreatedUsers } from "./created-users.ts";
import { Inputs } from "./inputs.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { runCases } from "./run-cases.ts";

/** The time limits in milliseconds. Together they are below 30 s, even for a slow API. */
const time = { forCases: 22_000, forCleanUp: 6_000 };

/**
 * Runs the smoke test.
 *
 * @param output takes the lines of the report, and the error
 * @returns the exit status: 0 when every case holds and no user is left, 1 when not, 2 when it cannot begin
 */
export async function smoke(
  args: string[],
  output: Pick<Console, "log" | "error"> = console,
): Promise<number> {
  let options: Options | undefined;
  try {
    options = await readOptions(args);
  } catch (error) {
    output.error((error as Error).message);
    return 2;
  }
  if (options) return run(options, output.log);
  output.log(usage);
  return 0;
}

async function run({ url, document, credentials }: Options, log: (line: string) => void): Promise<number> {
  const { signal, stop } = interruption();
  const started = performance.now();
  const parts = {
    ...{ document, credentials, inputs: new Inputs(document) },
    ...{ client: createClient(url), created: new CreatedUsers() },
  };
  const cases = allCases(document, credentials);
  const { held, failed, created, left } = await runCases(cases, parts, signal, time, log);
  stop();
  for (const one of notCalled(document)) log(`-     ${one} was not called: it may change real data`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const deleted = left.length === 0 ? "all of them deleted" : `${left.length} left`;
  log(`\n${held} of ${cases.length} cases hold, in ${seconds} s; ${created} users created, ${deleted}.`);
  return failed.length > 0 || left.length > 0 ? 1 : 0;
}

/** Returns a signal that SIGINT and SIGTERM abort. The process itself ends later, when the created users are deleted. */
function interruption(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  // npm passes a signal on to a process that already got it from the terminal. A second one changes nothing.
  const onSignal = (name: string) => controller.abort(new Error(`${name} interrupted it`));
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
