// Starts the local runs that are compared, with the commands that their users run.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout, type Peers } from "../peers.ts";
import { type Store, startStore } from "../requests/store.ts";
import { environment } from "../users.ts";
import { end } from "./processes.ts";

export interface Server {
  url: string;
  /** The ids of its processes, with that of its store. */
  processes: number[];
  /** The seconds from its launch to the first 200. */
  start: number;
  /** Saves the file of the function that reads a user, so that its answers have the header `x-reload` with this value. */
  save(mark: string): void;
  stop(): Promise<void>;
}

export const names = { ours: "this project", offline: "serverless-offline" };

/** Starts the project's local run, in a copy of the checkout, as its handlers are changed. */
export async function startOurs(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "bench-local-"));
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: checkout, encoding: "utf8" });
  for (const file of files.split("\0").filter(Boolean)) cpSync(join(checkout, file), join(folder, file));
  symlinkSync(join(checkout, "node_modules"), join(folder, "node_modules"));
  const port = await freePort();
  // The stack's throttling limits are below the load, so they are raised.
  const limits = ["throttleRate", "throttleBurst"].flatMap((name) => ["--config", `${name}=1000000`]);
  const command = ["packages/local-cloud/bin/local-cloud.js", "--port", `${port}`, ...limits];
  const file = join(folder, "handlers/get-user.ts");
  const source = readFileSync(file, "utf8").replace("export const handler", "const answer");
  return started(spawnIn(folder, process.execPath, command), port, (mark) => {
    const marked = `export const handler: typeof answer = async (...args) => {
      const { headers, ...rest } = await answer(...args);
      return { ...rest, headers: { ...headers, "x-reload": "${mark}" } };
    };`;
    writeFileSync(file, `${source}\n${marked}\n`);
  });
}

/**
 * Starts serverless-offline.
 *
 * @param reload true to read the function's file again for each request, which is its way to reload
 */
export async function startOffline({ serverless }: Peers, reload = false): Promise<Server> {
  const store = await startStore();
  store.record(false);
  const [port, lambdaPort] = [await freePort(), await freePort()];
  const ports = ["--httpPort", `${port}`, "--lambdaPort", `${lambdaPort}`];
  const reloading = reload ? ["--reloadHandler"] : [];
  const command = ["offline", "start", "--host", "127.0.0.1", "--noSponsor", ...ports, ...reloading];
  const env = {
    STORE_URL: store.url,
    ...environment,
    SLS_TELEMETRY_DISABLED: "1",
    SLS_NOTIFICATIONS_MODE: "off",
  };
  const file = join(serverless, "node_modules/users-handlers/get-user.js");
  const source = readFileSync(file, "utf8").split("// marked")[0];
  const save = (mark: string) => {
    const marked = `const { handler: answer } = module.exports;
      module.exports = { handler: async (...args) => {
        const { headers, ...rest } = await answer(...args);
        return { ...rest, headers: { ...headers, "x-reload": "${mark}" } };
      } };`;
    writeFileSync(file, `${source}// marked\n${marked}\n`);
  };
  return started(spawnIn(serverless, "node_modules/.bin/osls", command, env), port, save, store);
}

async function started(
  child: ChildProcess,
  port: number,
  save: Server["save"],
  store?: Store,
): Promise<Server> {
  const launched = performance.now();
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    store?.stop();
  };
  while (!(await answers(`${url}/v1/users`))) {
    if (child.exitCode === null && performance.now() - launched < 90_000) continue;
    await stop();
    throw new Error(`The local run on ${url} did not start.`);
  }
  const start = (performance.now() - launched) / 1000;
  return { url, start, processes: [child.pid ?? 0, ...(store ? [store.pid] : [])], save, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function spawnIn(
  cwd: string,
  command: string,
  options: string[],
  env: Record<string, string> = {},
): ChildProcess {
  const path = `${join(checkout, "node_modules/.bin")}:${process.env.PATH}`;
  return spawn(command, options, { cwd, env: { ...process.env, ...env, PATH: path }, stdio: "ignore" });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
