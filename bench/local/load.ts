// Loads a local run with autocannon.

import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Peers } from "../peers.ts";
import { body } from "../users.ts";
import { memory } from "./processes.ts";
import type { Server } from "./servers.ts";

/** The part of autocannon's API that is used. autocannon is installed with the peers. */
type Autocannon = (options: {
  url: string;
  method: string;
  body?: string;
  connections: number;
  duration: number;
}) => Promise<{ requests: { total: number }; duration: number; non2xx: number; errors: number }>;

export interface Load {
  perSecond: number;
  /** The number of requests without a 2xx. */
  failed: number;
  /** The megabytes that the server uses halfway through the load. */
  memory: number;
}

/** Sends requests for some seconds over several connections, and returns the figures. */
export async function put(
  { tools }: Peers,
  { url, processes }: Server,
  {
    method,
    path,
    connections,
    seconds,
  }: { method: string; path: string; connections: number; seconds: number },
): Promise<Load> {
  const autocannon: Autocannon = createRequire(join(tools, "package.json"))("autocannon");
  const request = { method, ...(method === "POST" && { body }) };
  const running = autocannon({ url: url + path, ...request, connections, duration: seconds });
  const measured = setTimeout(seconds * 500).then(() => memory(processes));
  const [{ requests, duration, non2xx, errors }, megabytes] = await Promise.all([running, measured]);
  return { perSecond: requests.total / duration, failed: non2xx + errors, memory: megabytes };
}
