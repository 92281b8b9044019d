// The schemas of the OpenAPI document: users from the handlers' own schema, and what refusals look like.

import { type ConversionConfig, toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { titles } from "../handlers/http/http-error.ts";
import { maxLimit } from "../handlers/user/page.ts";
import { userInputSchema, userSchema } from "../handlers/user/user.ts";
import { user } from "./examples.ts";
import { type Part, ref } from "./part.ts";

/** A reference to a schema of the document. */
export const schemaRef = (name: keyof typeof schemas) => ref("schemas", name);

// JSON Schema cannot trim. What trimming, the ban of control characters and that of lone surrogates ask for together: one pattern without
// look-around, which not every validator has. White space at the ends is taken off, so what is sent with it is not what is stored.
const trimmedName = "^[^\\s\\p{Cc}\\p{Cs}](?:[^\\p{Cc}\\p{Cs}]*[^\\s\\p{Cc}\\p{Cs}])?$";

const conversion: ConversionConfig = {
  target: "draft-2020-12",
  errorMode: "throw",
  typeMode: "output",
  overrideAction({ valibotAction, jsonSchema }) {
    const { type, requirement } = valibotAction as { type: string; requirement?: number };
    // JSON Schema counts code points, as these two do.
    if (type === "min_code_points") return { ...jsonSchema, minLength: requirement };
    if (type === "max_code_points") return { ...jsonSchema, maxLength: requirement };
    if (type === "trim" || type === "regex" || type === "check")
      return { ...jsonSchema, pattern: trimmedName };
    return undefined;
  },
};

function fromValibot(schema: v.GenericSchema, more: Part): Part {
  const { $schema, ...converted } = toJsonSchema(schema, conversion);
  return { ...converted, ...more };
}

const { firstName, lastName } = user;

const userInput = fromValibot(userInputSchema, {
  description:
    "What a client says of a user. White space around a name is taken off before anything else, so that more than a " +
    "name's 100 characters may be sent with it; properties of other names are ignored.",
  examples: [{ firstName, lastName }],
});

const storedUser = fromValibot(userSchema, {
  description: "A user. `id` is opaque, times are ISO 8601 in UTC with milliseconds.",
  examples: [user],
});

const userPage: Part = {
  type: "object",
  description: "A page of users, in the table's order.",
  properties: {
    users: { type: "array", maxItems: maxLimit, items: schemaRef("User") },
    lastKey: {
      type: "string",
      description: "There while more users may follow: the `lastKey` to ask for the next page with.",
    },
  },
  required: ["users"],
};

const problem: Part = {
  type: "object",
  description: "Why a request was refused or failed: problem details as in RFC 9457.",
  properties: {
    type: { type: "string", const: "about:blank" },
    title: { type: "string", enum: Object.values(titles) },
    status: { type: "integer", enum: Object.keys(titles).map(Number), description: "The answer's status." },
    detail: { type: "string", description: "What was expected and what came, for a person to read." },
    instance: { type: "string", description: "The request's id, under which the log has it." },
    errors: {
      type: "array",
      minItems: 1,
      items: schemaRef("Fault"),
      description: "Every fault of the body.",
    },
  },
  required: ["type", "title", "status", "detail", "instance"],
};

const fault: Part = {
  type: "object",
  properties: {
    pointer: {
      type: "string",
      description: "Where: a JSON pointer into the body.",
      examples: ["/firstName"],
    },
    detail: { type: "string", description: "What was expected there and what came." },
  },
  required: ["pointer", "detail"],
};

const gatewayMessage: Part = {
  type: "object",
  description:
    "An answer of API Gateway itself: the request did not get to a function, or got no answer from it.",
  properties: { message: { type: ["string", "null"] } },
  required: ["message"],
};

export const schemas = {
  User: storedUser,
  UserInput: userInput,
  UserPage: userPage,
  Problem: problem,
  Fault: fault,
  GatewayMessage: gatewayMessage,
} satisfies Record<string, Part>;
