// Starts a server that answers with the request that it got, for tests of proxies.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";

const echo: RequestListener = async (req, res) => {
  const { method, url, headers } = req;
  res.setHeader("X-Own", "1").end(JSON.stringify({ method, url, headers, body: await text(req) }));
};

/** Starts the server until the test ends, and returns its URL without a slash at the end. */
export async function startEcho(t: ExecutionContext, listener = echo): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
