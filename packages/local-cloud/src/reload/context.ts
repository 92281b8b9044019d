// What a reload works with.
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
  /** What runs at the start, and the files that it has loaded. */
  first: ProgramRun;
  files: Set<string>;
  /** What has been deployed last; each reload writes it anew. */
  cloud: Deployed;
}

export interface Reload extends ReloadOptions {
  notices: Notices;
  print(line: string): void;
  /** One change at a time takes the place of what is there. */
  exclusive<T>(task: () => Promise<T>): Promise<T>;
}
