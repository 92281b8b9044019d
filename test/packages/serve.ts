// Serves a program with the packed local cloud.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { environmentOf, type Installation } from "./install.ts";

export interface Served {
  /** The base URL of the API, with the stage of a REST API. */
  url: string;
  /** Sends a request to a path below the URL, with JSON as its body if there is one. */
  ask(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
  /** Ends the program, and returns its exit status. */
  stop(): Promise<number | null>;
}

/** Starts the API of a program's stack on a free port. Throws with the output when it does not start. */
export async function serve({ folder }: Installation, program: string, stack = "dev"): Promise<Served> {
  const child = spawn("local-cloud", ["--port", "0", "--stack", stack], {
    cwd: join(folder, program),
    env: environmentOf(folder),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const faults = text(child.stderr);
  let printed = "";
  const started = new Promise<string>((found) => {
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const [, url] = /at (http:\S+)\n[\s\S]*\n$/.exec(printed) ?? [];
      if (url) found(url);
    });
  });
  const url = await Promise.race([started, ended]);
  if (typeof url !== "string") throw new Error(`${program} was not served:\n${printed}\n${await faults}`);
  return {
    url,
    async ask(method, path, body) {
      const response = await fetch(url + path, { method, body: body && JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    },
    async stop() {
      child.kill("SIGTERM");
      const [status] = await ended;
      return status;
    },
  };
}
