// Runs an event as Lambda's runtimes up to nodejs22.x do: a handler answers with a promise, a callback, or its context.
import { UnhandledPromiseRejection } from "./errors.ts";
import type { Handler } from "./load-handler.ts";
import { logError } from "./patch-console.ts";
import { payloadOf } from "./payload.ts";
import type { Replies, RunEvent } from "./replies.ts";

const nothing = () => {};

/** Exits the process at an error that is thrown outside of the handler. An answer that was given before still counts. */
export function endOnStrayErrors(replies: Replies): void {
  const end = (title: string, error: Error, status: number) => {
    logError(title, error);
    replies.lastWords(error);
    process.exit(status);
  };
  process.on("uncaughtException", (error) => end("Uncaught Exception", error, 129));
  process.on("unhandledRejection", (reason) =>
    end("Unhandled Promise Rejection", new UnhandledPromiseRejection(String(reason)), 128),
  );
}

export function createRunCallbackEvent(handler: Handler, replies: Replies): RunEvent {
  // Runs when the event loop is empty.
  let whenIdle = nothing;
  process.on("beforeExit", () => whenIdle());
  return (event, context) => {
    let done = false;
    const once =
      <Args extends unknown[]>(settle: (...args: Args) => void) =>
      (...args: Args): void => {
        if (done) return;
        whenIdle = nothing;
        settle(...args);
        done = true;
      };
    const succeed = (answer: unknown) => replies.payload(payloadOf(answer, Error));
    const fail = (error: unknown) => {
      logError("Invoke Error", error);
      replies.error(error);
    };
    const finish = (error: unknown, answer?: unknown) => (isNone(error) ? succeed(answer) : fail(error));
    const waiting = { callbackWaitsForEmptyEventLoop: true };
    const callback = once((error: unknown, answer?: unknown) => {
      if (!isNone(error) || !waiting.callbackWaitsForEmptyEventLoop) finish(error, answer);
      else whenIdle = () => setImmediate(succeed, answer);
    });
    const settle = {
      succeed: once(succeed),
      fail: once((error) => fail(error ?? "handled")),
      done: once(finish),
    };
    // If the event loop is empty and the handler has not answered, its answer is null.
    whenIdle = once(() => succeed(null));
    try {
      const result = handler(event, Object.assign(waiting, settle, context), callback) as Promise<unknown>;
      if (result && typeof result.then === "function")
        result.then(settle.succeed, settle.fail).catch(settle.fail);
    } catch (error) {
      callback(error);
    }
  };
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}
