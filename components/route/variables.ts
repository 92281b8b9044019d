// The environment variables of a function.
import { isKnown } from "../tools/later.ts";
import { isRecord } from "../tools/rules.ts";

/** Those that the handlers need; what they hold is ours to say. */
export const neededVariables = ["OPERATION", "USERS_TABLE_NAME", "FIELDS", "CORS_ORIGIN"] as const;

/** Whether they can be a caller's own. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function areVariables(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(
      ([name, text]) =>
        /^[A-Za-z]\w+$/.test(name) &&
        !(neededVariables as readonly string[]).includes(name) &&
        (typeof text === "string" || !isKnown(text)),
    )
  );
}
