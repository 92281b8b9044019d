// Runs the program again after its files or settings have changed, and deploys the resources that it then registers.

import { deploy } from "../cloud/deploy.ts";
import { type ProgramRun, settingsOf } from "../cloud/program-runs.ts";
import type { Issuer } from "../issuer/issuer.ts";
import type { Reload } from "./context.ts";
import { planOf } from "./plan.ts";
import { tellOfFunctions } from "./reload-functions.ts";
import { sourceFiles } from "./source-files.ts";

export interface ProgramReload {
  /** Returns the files whose change starts the next run: those that the program loaded and, after a failed run, all source files. */
  files(): Iterable<string>;
  reload(): Promise<void>;
}

const subject = "the program";

/** @param onEnd called at the end of each run, because the program may have loaded other files */
export function createProgramReload(reload: Reload, onEnd: () => void): ProgramReload {
  const { options, context, watcher, notices } = reload;
  let files = reload.files;
  let current = reload.first;
  let running: AbortController | undefined;

  async function run(attempt: AbortController): Promise<void> {
    const settings = settingsOf(options);
    await reload.issuerOf(settings);
    const loaded = new Set<string>();
    const onFile = (path: string) => {
      for (const set of [loaded, files]) set.add(path);
      watcher.note(path);
    };
    const next = await reload.run({ ...context, settings, onFile }, attempt.signal);
    const issuer = await reload.issuerOf(settings, next.program.resources);
    await reload.exclusive(async () => {
      if (running !== attempt) return next.end();
      running = undefined;
      await replaceProgram(reload, next, issuer).catch(async (error) => {
        await next.end();
        throw error;
      });
      await current.end();
      current = next;
      files = loaded;
    });
  }

  return {
    files: () => files,
    async reload() {
      running?.abort();
      const attempt = new AbortController();
      running = attempt;
      try {
        await run(attempt);
      } catch (error) {
        if (attempt.signal.aborted) return;
        // The mistake may be in a file that the program does not load itself, such as one that it bundles. The files are watched before
        // the failure is printed, because the file may be mended at once.
        for (const file of sourceFiles(context.settings.folder)) files.add(file);
        onEnd();
        return notices.failure(subject, error);
      }
      if (!attempt.signal.aborted) onEnd();
    },
  };
}

async function replaceProgram(reload: Reload, next: ProgramRun, issuer?: Issuer): Promise<void> {
  const { cloud, services, notices, print, options } = reload;
  const { url, resources, routes } = cloud;
  const notes: string[] = [];
  const { initFailures, ...deployed } = await deploy(services, next.program, {
    ...{ region: next.settings.region, issuer, read: reload.read },
    // With a data folder, a reload must not empty a table.
    onRemade: (line: string) => notes.push(line),
    mayStartEmpty: options.data === undefined,
  });
  Object.assign(cloud, deployed);
  const plan = planOf({ resources, routes }, deployed);
  const back = notices.recovered(subject) ? "The program is back. " : "";
  print(
    [
      `${back}Reloaded the program${plan.length > 0 ? ":" : "; its resources are the same as before."}`,
      ...plan.map((line) => `  ${line}`),
    ].join("\n"),
  );
  for (const note of notes) print(note);
  if (deployed.url !== url) print(`The API is at ${deployed.url} now.`);
  tellOfFunctions(
    reload,
    deployed.resources.map(({ outputs }) => String(outputs.name)),
    initFailures,
  );
}
