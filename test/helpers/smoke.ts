// Runs the smoke test, in this process or in its own, and a proxy between it and the API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";
import { smoke } from "../../commands/smoke/smoke.ts";

const checkout = resolve(import.meta.dirname, "../..");

/** Turns on Node's compile cache, as compiling takes half of a short run. */
const cache = { NODE_COMPILE_CACHE: resolve(checkout, "node_modules/.cache/test") };

export interface Report {
  status: number | null;
  lines: string[];
  errors: string;
  /** The titles of the cases that do not hold. */
  failed: string[];
}

/** Starts `npm run smoke` without npm. */
export function startSmoke(args: string[], env: Record<string, string> = {}) {
  const command = ["commands/user-api.ts", "smoke", ...args];
  const child = spawn(process.execPath, command, {
    cwd: checkout,
    env: { ...process.env, ...cache, ...env },
  });
  const report = async (): Promise<Report> => {
    const ended = once(child, "close");
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await ended;
    return reportOf(status, output, errors);
  };
  return { child, report: report() };
}

/** Runs the smoke test in this process, which saves most of its time. */
export async function runSmoke(args: string[]): Promise<Report> {
  const [output, errors]: [string[], string[]] = [[], []];
  const status = await smoke(args, {
    log: (line: string) => output.push(line),
    error: (line: string) => errors.push(line),
  });
  return reportOf(status, output.join("\n"), errors.join("\n"));
}

function reportOf(status: number | null, output: string, errors: string): Report {
  const lines = output.trimEnd().split("\n");
  const failed = lines.flatMap((line) => /^FAIL {2}(.+?)(?::|$)/.exec(line)?.[1] ?? []);
  return { status, lines, errors, failed };
}

export interface Passed {
  method: string;
  /** The path with the query. */
  path: string;
  headers: Headers;
  body: string;
}

/** Answers a request to the proxy; `undefined` closes the connection without an answer. */
export type Answering = (
  request: Passed,
  forward: (request?: Partial<Passed>) => Promise<Response>,
) => Promise<Response | undefined>;

/** Starts a proxy in front of an API. The end of the test stops it. */
export async function startProxy(t: ExecutionContext, origin: string, answering: Answering): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "" } = incoming;
    const headers = new Headers(incoming.headers as Record<string, string>);
    for (const name of ["host", "connection", "content-length", "transfer-encoding"]) headers.delete(name);
    const request = { method, path, headers, body: await text(incoming) };
    const forward = (changed: Partial<Passed> = {}) => {
      const { path: target, body, ...others } = { ...request, ...changed };
      return fetch(`${origin}${target}`, { ...others, ...(body !== "" && { body }) });
    };
    const answer = await answering(request, forward);
    if (!answer) return outgoing.destroy();
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
