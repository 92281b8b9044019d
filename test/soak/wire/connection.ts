// A kept-alive connection to the API, which sends one request at a time.
import { once } from "node:events";
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { Names, Shown, User } from "../ledger/user.ts";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Call {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: Names;
}

export class Connection {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Sends a request. Rejects when there is no answer. */
  async send({ method, path, headers, body }: Call): Promise<Answer> {
    const req = request(`${this.#url}${path}`, { agent: this.#agent, method, headers });
    req.end(body && JSON.stringify(body));
    const [res] = (await once(req, "response")) as [IncomingMessage];
    return { status: res.statusCode ?? 0, headers: res.headers, body: await text(res) };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Returns the user in an answer's body, with the tag in its header. */
export function shownIn({ headers, body }: Answer): Shown {
  return { ...(JSON.parse(body) as User), tag: headers.etag };
}

export function describe({ method, path }: Call, { status, headers, body }: Answer): string {
  const retry = headers["retry-after"] === undefined ? "" : ` (Retry-After: ${headers["retry-after"]})`;
  return `${method} ${path}: ${status}${retry} ${body}`;
}
