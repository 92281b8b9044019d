// Entry of an execution environment's process. It inits once, then takes one event at a time.
import { existsSync } from "node:fs";
import module from "node:module";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { encodeFrame, type Frame } from "./frames.ts";
import type { Task } from "./worker-process.ts";

/** Lambda's limit of a response. */
const maxResponseBytes = 6_291_556;

type Handler = (event: unknown, context: unknown) => unknown;

const [nonce = "", cache] = process.argv.splice(2);
// The next environment need not compile this anew. The function finds its own variables alone, and is compiled as ever.
module.flushCompileCache?.();
if (process.env.NODE_COMPILE_CACHE === cache) delete process.env.NODE_COMPILE_CACHE;
// Taken before the function's code runs, which may replace it.
const write = process.stdout.write.bind(process.stdout);
// One stream for both, so that what is printed is in order, and comes before the answer.
process.stderr.write = write;

// Not the maximum that the system keeps: that begins with what the parent had.
let memoryUsed = 0;

function reply(type: Frame["type"], text: string): void {
  memoryUsed = Math.max(memoryUsed, process.memoryUsage.rss());
  write(encodeFrame(nonce, { type, text, memoryUsed }));
}

const tasks = new Socket({ fd: 3 });
// The parent is gone.
tasks.on("close", () => process.exit());

try {
  const handler = await load();
  serve(handler);
  reply("ready", "");
} catch (error) {
  reply("error", messageOf(error));
}

async function load(): Promise<Handler> {
  const name = process.env._HANDLER ?? "";
  const dot = name.lastIndexOf(".");
  const file = [".js", ".mjs", ".cjs"]
    .map((extension) => join(process.env.LAMBDA_TASK_ROOT ?? "", name.slice(0, dot) + extension))
    .find(existsSync);
  if (!file) throw new Error(`Cannot find module '${name.slice(0, dot)}'`);
  const module = await import(pathToFileURL(file).href);
  const handler = module[name.slice(dot + 1)] ?? module.default?.[name.slice(dot + 1)];
  if (typeof handler !== "function") throw new Error(`${name} is undefined or not exported`);
  if (handler.length > 2)
    throw new Error("Callback handlers are not supported since nodejs24.x: use async/await.");
  return handler;
}

/** Each task is a line, and its event the next. */
function serve(handler: Handler): void {
  let task: Task | undefined;
  createInterface({ input: tasks, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
    if (!task) {
      task = JSON.parse(line);
      return;
    }
    const current = task;
    task = undefined;
    void run(handler, current, line);
  });
}

async function run(handler: Handler, task: Task, event: string): Promise<void> {
  process.env._X_AMZN_TRACE_ID = task.traceId;
  try {
    const payload = JSON.stringify(await handler(JSON.parse(event), contextOf(task))) ?? "null";
    const bytes = Buffer.byteLength(payload);
    if (bytes <= maxResponseBytes) return reply("payload", payload);
    reply(
      "error",
      `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxResponseBytes} bytes).`,
    );
  } catch (error) {
    reply("error", messageOf(error));
  }
}

function contextOf(task: Task) {
  const { env } = process;
  return {
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: task.functionArn,
    awsRequestId: task.requestId,
    getRemainingTimeInMillis: () => Math.max(0, task.deadline - Date.now()),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
