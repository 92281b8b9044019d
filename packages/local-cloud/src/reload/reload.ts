// Reloads what has changed while a program runs: the code of functions, the program's files and settings, the OpenAPI document.
import { join } from "node:path";
import { documented } from "../cloud/deploy.ts";
import { readOpenApi } from "../docs/open-api.ts";
import { settingsFiles } from "../program/settings.ts";
import { archiveFiles } from "./archive-files.ts";
import type { Reload, ReloadOptions } from "./context.ts";
import { createNotices } from "./notices.ts";
import { createQueue } from "./queue.ts";
import { reloadFunctions } from "./reload-functions.ts";
import { createProgramReload } from "./reload-program.ts";

/** Starts to reload on changes. The returned function stops that, and silences a reload that is under way. */
export function reloadOnChange(args: ReloadOptions): () => void {
  const { watcher, context, cloud, options } = args;
  const { folder, stack, cwd } = context.settings;
  let closed = false;
  const print = (line: string) => closed || options.onLog?.(line);
  const reload: Reload = { ...args, print, notices: createNotices(print), exclusive: createQueue() };
  const document = join(folder, "openapi.json");
  const settings = () => settingsFiles(folder, stack);
  const program = createProgramReload(reload, watchAll);

  function watchAll(): void {
    const archives = archiveFiles(cloud.resources, cwd).flatMap(({ files }) => files);
    watcher.watch([...program.files(), ...settings(), document, ...archives]);
  }

  watcher.onChange = (paths) => {
    if ([...program.files(), ...settings()].some((file) => paths.includes(file))) void program.reload();
    const functions = archiveFiles(cloud.resources, cwd).flatMap(({ urn, files }) =>
      files.some((file) => paths.includes(file)) ? [urn] : [],
    );
    if (functions.length > 0) void reloadFunctions(reload, functions);
    if (paths.includes(document)) reloadDocument(reload, document);
  };
  watchAll();
  return () => {
    closed = true;
  };
}

/** Prints that the document has changed. Nothing is deployed, because the page reads the document at each request. */
function reloadDocument({ notices, print, cloud, context }: Reload, file: string): void {
  try {
    const before = cloud.docsUrl;
    const document = readOpenApi(file);
    Object.assign(cloud, documented(document, { ...cloud, origin: context.origin }));
    const isBack = notices.recovered(file);
    if (!document) print("openapi.json is gone, and its page with it.");
    else if (!before) print(`Found openapi.json. In a browser: ${cloud.docsUrl}`);
    else print(isBack ? "openapi.json is back." : "Reloaded openapi.json.");
  } catch (error) {
    notices.failure(file, error);
  }
}
