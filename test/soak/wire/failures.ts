// Which failures a scenario brings on, and what they tell of the write that they answer.
import type { Answer } from "./connection.ts";

/** `refused`: nothing was written. `unsure`: the write may have happened, or may not. */
export type Failure = "refused" | "unsure";

/** What an answer, or its absence, is to a scenario; `undefined` when a client has to count on it not happening. */
export type Allowed = (answer: Answer | undefined) => Failure | undefined;

export const noFailures: Allowed = () => undefined;

/** The API's own 503, which tells a client when to try again. */
export const throttled: Allowed = (answer) =>
  answer?.status === 503 &&
  /^[1-9]\d*$/.test(answer.headers["retry-after"] ?? "") &&
  answer.headers["content-type"] === "application/problem+json"
    ? "refused"
    : undefined;

/** The same, of a table whose answers get lost: what all tries of a write have asked for may have happened. */
export const lost: Allowed = (answer) => (throttled(answer) ? "unsure" : undefined);

/** What an HTTP API answers for a function that does not. */
export const killed: Allowed = (answer) =>
  answer?.status === 500 && answer.body === '{"message":"Internal Server Error"}' ? "unsure" : undefined;

/** No answer, from when `isDown` says so. */
export function unanswered(isDown: () => boolean): Allowed {
  return (answer) => (answer === undefined && isDown() ? "unsure" : undefined);
}
