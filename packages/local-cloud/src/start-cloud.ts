// Starts the local cloud: runs a Pulumi program, and serves the resources that it registers on one port.
import { join } from "node:path";
import { createClosers, type OnClose } from "./cloud/closers.ts";
import type { Cloud, CloudOptions } from "./cloud/cloud.ts";
import { deploy } from "./cloud/deploy.ts";
import { temporaryFolder } from "./cloud/folders.ts";
import { createIssuers, createProgramRuns, hasSourceMaps, settingsOf } from "./cloud/program-runs.ts";
import { startServices } from "./cloud/services.ts";
import { lastGood, readOpenApi } from "./docs/open-api.ts";
import type { TokenRequest } from "./issuer/issuer.ts";
import { audienceOf } from "./issuer/issuer-page.ts";
import { createInspectors, debuggersOf } from "./lambda/inspectors.ts";
import { runtimeModules } from "./lambda/runtime-modules.ts";
import { unsupportedRuntime } from "./process/unsupported-runtime.ts";
import type { FileWatcher } from "./reload/file-watcher.ts";
import { readSeed } from "./seed/read-seed.ts";
import { createSeeding } from "./seed/seeding.ts";
import { listen } from "./server/server.ts";

export type { Cloud, CloudOptions } from "./cloud/cloud.ts";
export type { TokenRequest } from "./issuer/issuer.ts";
export type { FunctionLog } from "./lambda/function-logs.ts";
export type { Seed } from "./seed/read-seed.ts";

const noIssuer =
  'Expected a stack with an issuer on this machine, got none. Set its issuer to `local`: `config: { jwtIssuer: "local" }`.';

/**
 * Runs a Pulumi program, and starts the APIs, functions and tables that it registers. They are ready when the promise resolves.
 *
 * @example
 * const cloud = await startCloud({ config: { jwtIssuer: "local" } });
 * const headers = { authorization: `Bearer ${await cloud.token({ subject: "ada" })}` };
 * const response = await fetch(`${cloud.url}/v1/users`, { headers });
 * await cloud.close();
 *
 * @param options all are optional; by default it runs the program in the working directory with the settings of stack `dev`
 * @throws Error with one line for each failure: the port is taken, a setting is wrong, the program fails
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const fault = unsupportedRuntime(process.versions);
  if (fault) throw new Error(fault);
  const { onClose, close } = createClosers();
  try {
    return Object.assign(await start(options, onClose), { close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(options: CloudOptions, onClose: OnClose): Promise<Omit<Cloud, "close">> {
  const { host = "127.0.0.1", port = 0, data, faults, onRequest, onBatch, onLeft, clock } = options;
  const settings = settingsOf(options);
  const issuerOf = createIssuers(onClose);
  // The program reads the issuer's URL in its settings.
  await issuerOf(settings);
  // The server takes its port first: the URLs that the program sees contain it.
  const server = await listen(host, port);
  onClose(server.abort);
  const archives = await temporaryFolder(onClose);
  const run = createProgramRuns(options, onClose);
  const files = new Set<string>();
  let watcher: FileWatcher | undefined;
  const onFile = (path: string) => {
    files.add(path);
    watcher?.note(path);
  };
  const context = { settings, origin: server.origin, archives, ...(options.watch && { onFile }) };
  // The program takes the longest. Everything else is loaded while it runs.
  const started = Promise.withResolvers<void>();
  const loading = run({ ...context, onStart: started.resolve });
  await Promise.race([started.promise, loading.catch(() => {})]);
  if (options.watch) {
    watcher = (await import("./reload/file-watcher.ts")).createFileWatcher();
    onClose(watcher.close);
    for (const path of files) watcher.note(path);
  }
  const { region } = settings;
  const modules = runtimeModules(settings.cwd, archives);
  const { endpoints, inspect } = options;
  const inspectors = inspect === undefined ? undefined : createInspectors(inspect);
  if (inspectors) onClose(inspectors.close);
  const debug = { sourceMaps: hasSourceMaps(options), inspectors };
  const told = { faults, onRequest, onBatch, onLeft };
  const services = await startServices(
    { data, region, server, modules, clock, endpoints, debug, ...told },
    onClose,
  );
  const first = await loading;
  const issuer = await issuerOf(settings, first.program.resources);
  const file = join(settings.folder, "openapi.json");
  const read = watcher ? lastGood(file) : () => readOpenApi(file);
  const { initFailures: _, ...deployed } = await deploy(services, first.program, {
    region,
    issuer,
    read,
  });
  // `drain` runs before the closers above: requests under way still need the functions and the tables.
  onClose(server.drain);
  const { credentials, dynamodb, logs } = services;
  const tables = createSeeding(dynamodb, () => cloud.resources);
  const token = async (request: TokenRequest = {}) => {
    const running = await issuerOf(settingsOf(options), cloud.resources);
    if (!running) throw new Error(noIssuer);
    return running.token({ audience: audienceOf(running.url, cloud.resources), ...request });
  };
  const debuggers = await debuggersOf(inspectors, inspect, deployed.resources);
  const { project } = settings;
  const cloud = { project, credentials, dynamodb, logs, token, debuggers, ...tables, ...deployed };
  if (options.seed !== undefined) await tables.seed(await readSeed(options.seed));
  if (watcher) {
    const { reloadOnChange } = await import("./reload/reload.ts");
    const args = { options, services, watcher, context, run, issuerOf, read, first, files, cloud };
    onClose(reloadOnChange(args));
  }
  return cloud;
}
