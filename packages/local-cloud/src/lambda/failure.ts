// Makes the error that the invoker of a function gets when an event fails.
import type { Invocation } from "./invocation.ts";
import { withRemedy } from "./missing-sdk.ts";
import { messageOf, type PostedError } from "./runtime/posted-error.ts";
import type { Answer, WorkerSettings } from "./worker-process.ts";

export interface Failure {
  error: NonNullable<Invocation["error"]>;
  /** A log line that the function has not written itself. */
  logged: string | undefined;
}

/** @param answer the error of the function, or the end of its process; undefined if the event timed out */
export async function failureOf(
  answer: Answer | undefined,
  requestId: string,
  { timeout, folder }: WorkerSettings,
): Promise<Failure> {
  if (answer === undefined) {
    const message = `RequestId: ${requestId} Error: Task timed out after ${timeout.toFixed(2)} seconds`;
    const payload = { errorType: "Sandbox.Timedout", errorMessage: message };
    return { error: { type: "Timeout", message, payload }, logged: message };
  }
  if (answer.type === "end") {
    const message = `RequestId: ${requestId} Error: ${answer.text}`;
    const payload = { errorType: "Runtime.ExitError", errorMessage: message };
    return { error: { type: "Unhandled", message, payload }, logged: message };
  }
  const payload: PostedError = JSON.parse(answer.text);
  const { message, remedy } = await withRemedy(messageOf(payload), folder);
  return { error: { type: "Unhandled", message, payload }, logged: remedy };
}

/** Returns the reason for a failed init phase, as a text for people. */
export async function initErrorOf(answer: Answer, folder: string): Promise<string> {
  if (answer.type === "end") return answer.text;
  return (await withRemedy(messageOf(JSON.parse(answer.text)), folder)).message;
}
