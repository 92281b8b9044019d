// A function's answer as JSON.
import { JSONStringifyError } from "./errors.ts";

/** @throws JSONStringifyError for a BigInt or a circle, and TypeError for what JSON has no word for */
export function payloadOf(
  answer: unknown,
  failure: new (message: string) => Error = JSONStringifyError,
): string {
  const text = stringified(answer === undefined ? null : answer, failure);
  // A function or a symbol; the words are those of the client that posts it.
  if (text === undefined) throw new TypeError("Wrong arguments");
  return text;
}

function stringified(answer: unknown, Failure: new (message: string) => Error): string | undefined {
  try {
    return JSON.stringify(answer);
  } catch {
    throw new Failure("Unable to stringify response body");
  }
}
