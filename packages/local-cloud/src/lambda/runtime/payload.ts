// Turns a function's answer into JSON.
import { JSONStringifyError } from "./errors.ts";

/** @throws JSONStringifyError for a BigInt or a circular object, and TypeError for a function or a symbol */
export function payloadOf(
  answer: unknown,
  failure: new (message: string) => Error = JSONStringifyError,
): string {
  const text = stringified(answer === undefined ? null : answer, failure);
  // The answer is a function or a symbol. The message is that of Lambda's client.
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
