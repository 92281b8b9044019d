// Sends requests to the API under test.

import type { Answer } from "./answer.ts";
import type { Authorize, PlainRequest } from "./credentials.ts";

export interface Request {
  method: string;
  /** The path below the base URL, with the query. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Client {
  base: URL;
  /** Sends a request. Rejects when no answer comes. */
  send(request: Request, authorize: Authorize, signal: AbortSignal): Promise<Answer>;
}

/** The milliseconds to wait for one answer. A cold function with a slow table needs less. */
const patience = 10_000;

/** The number of times that a throttled request (429) is repeated, with a second between. */
const tries = 3;

export function createClient(base: URL): Client {
  const send: Client["send"] = async ({ method, path, headers = {}, body }, authorize, signal) => {
    const url = new URL(`${base.href.replace(/\/+$/, "")}${path}`);
    const request: PlainRequest = { method, url, headers: { ...headers }, body };
    const patient = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const sent = { method, headers: headersOf(authorize(request)), body, signal: patient };
    const response = await fetch(url, { ...sent, redirect: "manual" }).catch((error) => {
      // The error of `fetch` only says that it failed; its cause says why.
      throw error.cause instanceof Error ? error.cause : error;
    });
    return {
      status: response.status,
      headers: [...response.headers],
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
  return {
    base,
    async send(...request) {
      for (let left = tries; ; left--) {
        const answer = await send(...request);
        if (answer.status !== 429 || left === 0) return answer;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    },
  };
}

/** Leaves out the headers that `fetch` sets itself, with the same values. */
function headersOf({ Host, "Content-Length": _, ...headers }: Record<string, string>) {
  return headers;
}
