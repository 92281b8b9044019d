// The load on a local run: what autocannon makes of it.

import { createRequire } from "node:module";
import { join } from "node:path";
import type { Peers } from "../peers.ts";
import { body } from "../users.ts";
import { memory } from "./processes.ts";
import type { Server } from "./servers.ts";

/** A part of autocannon, which comes with the peers. */
type Autocannon = (options: {
  url: string;
  method: string;
  body?: string;
  connections: number;
  duration: number;
}) => Promise<{ requests: { total: number }; duration: number; non2xx: number; errors: number }>;

export interface Load {
  perSecond: number;
  /** Requests without a 2xx. */
  failed: number;
  /** Megabytes in the middle of it. */
  memory: number;
}

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
  const middle = Promise.withResolvers<number>();
  setTimeout(() => middle.resolve(memory(processes)), seconds * 500);
  const [{ requests, duration, non2xx, errors }, megabytes] = await Promise.all([running, middle.promise]);
  return { perSecond: requests.total / duration, failed: non2xx + errors, memory: megabytes };
}
