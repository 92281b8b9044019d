// Sends requests below the API's base URL.

import type { Answer } from "./answer.ts";
import type { Authorize, PlainRequest } from "./credentials.ts";

export interface Request {
  method: string;
  /** With the query, below the base URL. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Client {
  base: URL;
  /** Rejects when no answer comes. */
  send(request: Request, authorize: Authorize, signal: AbortSignal): Promise<Answer>;
}

/** Milliseconds to wait for one answer: a cold function in front of a slow table takes less. */
const patience = 10_000;

/** How often a request is sent again that the stage's own limits held back (429), a second later each time. */
const tries = 3;

export function createClient(base: URL): Client {
  const send: Client["send"] = async ({ method, path, headers = {}, body }, authorize, signal) => {
    const url = new URL(`${base.href.replace(/\/+$/, "")}${path}`);
    const request: PlainRequest = { method, url, headers: { ...headers }, body };
    const patient = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const sent = { method, headers: headersOf(authorize(request)), body, signal: patient };
    const response = await fetch(url, { ...sent, redirect: "manual" }).catch((error) => {
      // `fetch` itself only says that it failed.
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

/** `fetch` states these itself, the same. */
function headersOf({ Host, "Content-Length": _, ...headers }: Record<string, string>) {
  return headers;
}
