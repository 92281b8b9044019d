// Runs an event as Lambda's runtimes since nodejs24.x do: the return value of a handler is its answer.
import { CallbackHandlerDeprecatedError } from "./errors.ts";
import type { Handler } from "./load-handler.ts";
import { logError } from "./patch-console.ts";
import { payloadOf } from "./payload.ts";
import type { Replies, RunEvent } from "./replies.ts";

/** @throws CallbackHandlerDeprecatedError for a handler with a third parameter */
export function createRunEvent(handler: Handler, replies: Replies): RunEvent {
  if (handler.length >= 3)
    throw new CallbackHandlerDeprecatedError(
      "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.",
    );
  return async (event, context) => {
    try {
      const answer = await handler(event, context);
      // A rejected promise that is not awaited ends the process before the answer.
      await nextTurn();
      replies.payload(payloadOf(answer));
    } catch (error) {
      await nextTurn();
      logError("Invoke Error", error);
      replies.error(error);
    }
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
