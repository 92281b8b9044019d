// The values that every reload needs.
import type { CloudOptions } from "../cloud/cloud.ts";
import type { Deployed } from "../cloud/deploy.ts";
import type { IssuerOf, ProgramRun, RunContext } from "../cloud/program-runs.ts";
import type { Services } from "../cloud/services.ts";
import type { OpenApi } from "../docs/open-api.ts";
import type { FileWatcher } from "./file-watcher.ts";
import type { Notices } from "./notices.ts";

export interface ReloadOptions {
  options: CloudOptions;
  services: Services;
  watcher: FileWatcher;
  context: RunContext;
  run(context: RunContext, signal?: AbortSignal): Promise<ProgramRun>;
  issuerOf: IssuerOf;
  read(): OpenApi | undefined;
  /** The first run of the program. `files` are the files that it loaded. */
  first: ProgramRun;
  files: Set<string>;
  /** The last deployment. Each reload overwrites its properties. */
  cloud: Deployed;
}

export interface Reload extends ReloadOptions {
  notices: Notices;
  print(line: string): void;
  /** Runs one deployment at a time: a task waits for those before it. */
  exclusive<T>(task: () => Promise<T>): Promise<T>;
}
