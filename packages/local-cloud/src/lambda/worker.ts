// Entry of a worker process: one execution environment of a Lambda function. It inits once, then takes one event at a time.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Answer, Task } from "./lambda-worker.ts";

/** Lambda's limit of a response. */
const maxResponseBytes = 6_291_556;

// Taken before the function's code runs, which may replace them.
const write = {
  stdout: process.stdout.write.bind(process.stdout),
  stderr: process.stderr.write.bind(process.stderr),
};
const reply = (answer: Answer) => process.send?.(answer);

process.on("disconnect", () => process.exit());

try {
  const handler = await load();
  process.on("message", async (task: Task) => {
    process.env._X_AMZN_TRACE_ID = task.traceId;
    const answer = await run(handler, task);
    // Marks where the log of this invocation ends; it arrives apart from the answer.
    write.stdout(`${task.endOfLog}\n`);
    write.stderr(`${task.endOfLog}\n`);
    reply(answer);
  });
  reply({ type: "ready" });
} catch (error) {
  reply({ type: "error", message: messageOf(error) });
}

type Handler = (event: unknown, context: unknown) => unknown;

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

async function run(handler: Handler, task: Task): Promise<Answer> {
  try {
    const payload = JSON.stringify(await handler(JSON.parse(task.event), contextOf(task))) ?? "null";
    const bytes = Buffer.byteLength(payload);
    if (bytes <= maxResponseBytes) return { type: "payload", payload };
    const message = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxResponseBytes} bytes).`;
    return { type: "error", message };
  } catch (error) {
    return { type: "error", message: messageOf(error) };
  }
}

function contextOf(task: Task) {
  const { env } = process;
  return {
    callbackWaitsForEmptyEventLoop: true,
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
