// What a user is: the one schema behind the type, the validation with its messages, and the OpenAPI document.

import * as v from "valibot";
import { type Fault, HttpError } from "../http/http-error.ts";

const characters = "Expected 1 to 100 characters without the white space around them";

const nameSchema = v.pipe(
  v.string((issue) => `Expected a string, got ${kindOf(issue.input)}.`),
  v.trim(),
  v.minCodePoints(1, `${characters}, got none.`),
  v.maxCodePoints(100, (issue) => `${characters}, got ${issue.received}.`),
  v.regex(/^\P{Cc}*$/u, "Expected no control characters, got at least one."),
  v.check((name) => name.isWellFormed(), "Expected well-formed Unicode, got a lone surrogate."),
);

/** What a client sends to create or update a user; other properties are ignored. */
export const userInputSchema = v.object({ firstName: nameSchema, lastName: nameSchema }, (issue) =>
  issue.path ? "Expected a string, got nothing." : notAnObject(issue.input),
);

/** A user as the API shows it. Names are plain strings here: an item someone else wrote may hold any. */
export const userSchema = v.object({
  id: v.string(),
  firstName: v.string(),
  lastName: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  updatedAt: v.pipe(v.string(), v.isoTimestamp()),
});

export type UserInput = v.InferOutput<typeof userInputSchema>;
export type User = v.InferOutput<typeof userSchema>;

/** The input in a request's JSON, names trimmed. Throws a 400 that lists every fault. */
export function parseUserInput(json: unknown): UserInput {
  // valibot takes an array for an object.
  if (Array.isArray(json)) throw faulty([{ pointer: "", detail: notAnObject(json) }]);
  const result = v.safeParse(userInputSchema, json);
  if (result.success) return result.output;
  throw faulty(
    result.issues.map((issue) => ({
      pointer: (issue.path ?? []).map((item) => `/${String(item.key)}`).join(""),
      detail: issue.message,
    })),
  );
}

function faulty(errors: Fault[]): HttpError {
  return new HttpError(400, "The body is not a valid user; `errors` lists every fault.", { errors });
}

function notAnObject(json: unknown): string {
  return `Expected an object with \`firstName\` and \`lastName\`, got ${kindOf(json)}.`;
}

function kindOf(json: unknown): string {
  if (json === null) return "null";
  if (Array.isArray(json)) return "an array";
  return typeof json === "object" ? "an object" : `a ${typeof json}`;
}
