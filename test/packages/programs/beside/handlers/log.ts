import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endpoint } from "@user-api/pulumi/handlers";
import pino from "pino";

export const handler = endpoint(async () => {
  const destination = join(tmpdir(), `${randomUUID()}.log`);
  const transport = pino.transport({ target: "pino/file", options: { destination } });
  await once(transport, "ready");
  pino(transport).info("by a worker");
  transport.end();
  await once(transport, "close");
  const { msg } = JSON.parse(await readFile(destination, "utf8"));
  return { status: 200, body: { msg } };
});
