import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { endpoint } from "@user-api/pulumi/handlers";

const template = readFileSync(new URL("../templates/digest.txt", import.meta.url), "utf8");

export const handler = endpoint(async (request) => {
  const workerData = request.pathParameter("text");
  const worker = new Worker(new URL("./digest-worker.mjs", import.meta.url), { workerData });
  const [digest] = await once(worker, "message");
  return { status: 200, body: { text: template.trim().replace("…", digest) } };
});
