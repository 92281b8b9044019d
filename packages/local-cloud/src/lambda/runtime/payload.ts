// Turns a function's answer into JSON.
import { JSONStringifyError } from "./errors.ts";

/** @throws JSONStringifyError for a BigInt or a circular object, and TypeError for a function or a symbol */
export function payloadOf(
  answer: unknown,
  Failure: new (message: string) => Error = JSONStringifyError,
): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(answer === undefined ? null : answer);
  } catch {
    throw new Failure("Unable to stringify response body");
  }
  // The answer is a function or a symbol. The message is that of Lambda's client.
  if (text === undefined) throw new TypeError("Wrong arguments");
  return text;
}
