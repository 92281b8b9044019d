// A server elsewhere that answers with what it got, for tests of proxies.
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";

const echo: RequestListener = async (req, res) => {
  const { method, url, headers } = req;
  res.setHeader("X-Own", "1").end(JSON.stringify({ method, url, headers, body: await text(req) }));
};

/** Listens until the test ends, and gives the URL without a slash at its end. */
export async function startEcho(t: ExecutionContext, listener = echo): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
