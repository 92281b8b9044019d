// Fields of every kind that generators may have trouble with, and a user with them.
import type { Fields, UserInput } from "../../handlers/user/fields.ts";

export const fields: Fields = {
  name: { example: "Ada" },
  about: { minLength: 0, maxLength: 500, required: false },
  code: { pattern: "^[A-Z]{2}[0-9]+$", example: "AL7" },
  email: { format: "email", maxLength: 254 },
  website: { format: "uri", required: false },
  birthDate: { format: "date" },
  bornBefore1900: { format: "date", pattern: "^18", required: false, example: "1815-12-10" },
  seenAt: { format: "date-time" },
  device: { format: "uuid" },
  plan: { values: ["free", "team", "in-house"] },
  language: { values: ["en", "de"], required: false, whenAbsent: "en" },
  age: { type: "integer", minimum: 0, maximum: 150 },
  followers: { type: "integer", minimum: 0, maximum: 10_000_000_000 },
  points: { type: "integer", required: false },
  balance: { type: "number" },
  share: { type: "number", minimum: 0, maximum: 1, required: false },
  newsletter: { type: "boolean", whenAbsent: false },
};

/** A user with numbers that do not fit into 32 bits or single precision. */
export const user: UserInput = {
  name: "Ada Lovelace",
  about: "",
  code: "AL1815",
  email: "ada@example.org",
  website: "https://example.org/ada",
  birthDate: "1815-12-10",
  bornBefore1900: "1815-12-10",
  seenAt: "2026-03-01T12:00:00Z",
  device: "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c",
  plan: "in-house",
  language: "de",
  age: 36,
  followers: 3_000_000_000,
  points: -9_007_199_254_740_991,
  balance: 1234567.891,
  share: 0.1,
  newsletter: true,
};
