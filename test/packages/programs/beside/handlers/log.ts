import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endpoint } from "@user-api/pulumi/handlers";
import pino from "pino";

export const handler = endpoint(async () => {
  const destination = join(tmpdir(), `${randomUUID()}.log`);
  // The worker of Pino does not keep a process alive, and Lambda's process ends when it has no work left.
  const held = setInterval(() => {}, 1000);
  const transport = pino.transport({ target: "pino/file", options: { destination } });
  await once(transport, "ready");
  pino(transport).info("by a worker");
  transport.end();
  await once(transport, "close");
  clearInterval(held);
  const { msg } = JSON.parse(await readFile(destination, "utf8"));
  return { status: 200, body: { msg } };
});
