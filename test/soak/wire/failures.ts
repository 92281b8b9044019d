// The failures that each scenario causes, and what they tell about the write.
import type { Answer } from "./connection.ts";

/** `refused`: nothing was written. `unsure`: the write may have happened or not. */
export type Failure = "refused" | "unsure";

/** Judges an answer, or its absence, in a scenario; `undefined` for one that the scenario does not cause. */
export type Allowed = (answer: Answer | undefined) => Failure | undefined;

export const noFailures: Allowed = () => undefined;

/** Allows the API's own 503, which tells a client when to try again. */
export const throttled: Allowed = (answer) =>
  answer?.status === 503 &&
  /^[1-9]\d*$/.test(answer.headers["retry-after"] ?? "") &&
  answer.headers["content-type"] === "application/problem+json"
    ? "refused"
    : undefined;

/** Allows the same 503 from a table whose answers are lost: each try of the write may have happened. */
export const lost: Allowed = (answer) => (throttled(answer) ? "unsure" : undefined);

/** Allows the answer of an HTTP API for a function that was killed. */
export const killed: Allowed = (answer) =>
  answer?.status === 500 && answer.body === '{"message":"Internal Server Error"}' ? "unsure" : undefined;

/** Allows a missing answer while `isDown` returns true. */
export function unanswered(isDown: () => boolean): Allowed {
  return (answer) => (answer === undefined && isDown() ? "unsure" : undefined);
}
