// Runs one event in AWS's own runtime client, with a small server as its runtime API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** The result of an event in the client. */
export interface Outcome {
  /** The posted payload or error; undefined when the client ended before. */
  payload?: unknown;
  error?: { errorType: string; errorMessage: string };
  /** The client's output. */
  log: string;
}

const requestId = "00000000-0000-4000-8000-000000000000";

/** Runs the function `handler` of the folder with one event. */
export async function runInClient(
  folder: string,
  handler: string,
  event: unknown,
  env = {},
): Promise<Outcome> {
  const posted = Promise.withResolvers<Omit<Outcome, "log">>();
  let asked = 0;
  const server = createServer(async (request, response) => {
    const isNext = request.url?.endsWith("/next");
    if (isNext && asked++ > 0) return;
    if (!isNext) posted.resolve(await outcomeOf(request));
    response
      .writeHead(isNext ? 200 : 202, isNext ? headers() : {})
      .end(isNext ? JSON.stringify(event) : "{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [process.env.RIC ?? ""], {
    cwd: folder,
    env: { ...environment(folder, handler), AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const printed = text(child.stdout);
  const outcome = await Promise.race([posted.promise, once(child, "exit").then(() => ({}))]);
  child.kill("SIGKILL");
  server.closeAllConnections();
  server.close();
  return { ...outcome, log: await printed };
}

async function outcomeOf(request: IncomingMessage): Promise<Omit<Outcome, "log">> {
  const body = JSON.parse(await text(request));
  if (request.url?.endsWith("/response")) return { payload: body };
  const { errorType, errorMessage } = body;
  return { error: { errorType, errorMessage } };
}

function headers() {
  return {
    "Content-Type": "application/json",
    "Lambda-Runtime-Aws-Request-Id": requestId,
    "Lambda-Runtime-Deadline-Ms": String(Date.now() + 60_000),
    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:000000000000:function:f-1",
    "Lambda-Runtime-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
  };
}

function environment(folder: string, handler: string) {
  return {
    PATH: process.env.PATH,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
    AWS_LAMBDA_FUNCTION_NAME: "f-1",
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/f-1",
    AWS_LAMBDA_LOG_STREAM_NAME: "stream",
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
  };
}
