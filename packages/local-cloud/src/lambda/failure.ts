// What whoever invoked a function is told when an event fails.
import type { Invocation } from "./invocation.ts";
import { withRemedy } from "./missing-sdk.ts";
import { messageOf, type PostedError } from "./runtime/posted-error.ts";
import type { Answer, WorkerSettings } from "./worker-process.ts";

export interface Failure {
  error: NonNullable<Invocation["error"]>;
  /** What the function has not logged itself. */
  logged: string | undefined;
}

/** @param answer the error, or the end, of the process; none when the event took too long */
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

/** Why an init phase failed, for people to read. */
export async function initErrorOf(answer: Answer, folder: string): Promise<string> {
  if (answer.type === "end") return answer.text;
  return (await withRemedy(messageOf(JSON.parse(answer.text)), folder)).message;
}
