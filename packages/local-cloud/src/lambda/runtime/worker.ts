// The entry of an environment's process. It runs the init phase once, then one event at a time, as Lambda's runtime client does.
import module from "node:module";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import { hostsVariable } from "../../endpoints/endpoints.ts";
import { contextOf } from "./context.ts";
import type { Task } from "./frames.ts";
import { refuseStreaming, setGlobals } from "./globals.ts";
import { loadHandler } from "./load-handler.ts";
import { logError, patchConsole } from "./patch-console.ts";
import { refuseAws } from "./refuse-aws.ts";
import { createReplies, type RunEvent } from "./replies.ts";
import { createRunCallbackEvent, endOnStrayErrors } from "./run-callback-event.ts";
import { createRunEvent } from "./run-event.ts";

const [nonce = "", cache] = process.argv.splice(2);
// Saves the compiled modules for the next environment. The function must not see the variable of the local run.
module.flushCompileCache?.();
if (process.env.NODE_COMPILE_CACHE === cache) delete process.env.NODE_COMPILE_CACHE;

refuseAws(process.env[hostsVariable]?.split(",") ?? []);
delete process.env[hostsVariable];

const { LAMBDA_TASK_ROOT = "", _HANDLER = "", AWS_EXECUTION_ENV = "" } = process.env;
/** True for runtimes up to Node 22, whose handlers may use callbacks. */
const takesCallbacks = Number(/nodejs(\d+)/.exec(AWS_EXECUTION_ENV)?.[1]) < 24;

const tasks = new Socket({ fd: 3 });
// The parent process has ended.
tasks.on("close", () => process.exit());
// During an event, only the function's own work keeps the process alive.
tasks.unref();

const replies = createReplies({ nonce, late: takesCallbacks, onReply: () => tasks.ref() });
const store = await setGlobals();
patchConsole(() => store.getRequestId());
// No `await`: Node exits with a special status if the entry module waits for ever.
void start();

async function start(): Promise<void> {
  try {
    serve(await init());
    replies.ready();
  } catch (error) {
    logError(takesCallbacks ? "Uncaught Exception" : "Init Error", error);
    replies.error(error);
  }
}

async function init(): Promise<RunEvent> {
  if (takesCallbacks) endOnStrayErrors(replies);
  const handler = await loadHandler(LAMBDA_TASK_ROOT, _HANDLER);
  refuseStreaming(handler);
  return takesCallbacks ? createRunCallbackEvent(handler, replies) : createRunEvent(handler, replies);
}

/** Reads events from the parent. One line has the task, the next line its event. */
function serve(run: RunEvent): void {
  let task: Task | undefined;
  createInterface({ input: tasks, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
    if (!task) {
      task = JSON.parse(line);
      return;
    }
    const current = task;
    task = undefined;
    begin(run, current, JSON.parse(line));
  });
}

function begin(run: RunEvent, task: Task, event: unknown): void {
  tasks.unref();
  replies.begin();
  process.env._X_AMZN_TRACE_ID = task.traceId;
  store.run(
    {
      [Symbol.for("_AWS_LAMBDA_REQUEST_ID")]: task.requestId,
      [Symbol.for("_AWS_LAMBDA_X_RAY_TRACE_ID")]: task.traceId,
    },
    () => void run(event, contextOf(task)),
  );
}
