// The schemas of the OpenAPI document: users by their fields, and what refusals look like.

import type { Unknown } from "../components/settings/choices.ts";
import type { Field, Fields } from "../handlers/user/fields.ts";
import { sortOf } from "../handlers/user/filter.ts";
import { maxLimit } from "../handlers/user/page.ts";
import { inputSchemaOf, patchSchemaOf, shownSchemaOf } from "./field-schemas.ts";
import { type Part, ref } from "./part.ts";
import { sampleInput, sampleUser } from "./sample-user.ts";

/** A reference to a schema of the document. */
export const schemaRef = (name: SchemaName) => ref("schemas", name);

/** What becomes of properties that are no fields. */
const fateOf = {
  ignore: "ignored",
  // A closed schema would not allow what `User` has besides the fields.
  refuse: "refused, but for `id`, `createdAt` and `updatedAt`, which are ignored",
} satisfies Record<Unknown, string>;
/** One of the two, by the setting `unknown`. */
const anyOfThem = `${fateOf.ignore}, or with the setting \`unknown: refuse\` ${fateOf.refuse}`;

/** The schemas for users with these fields. Without `unknown` they say what any stack may do. */
export function createSchemas(fields: Fields, unknown?: Unknown): Record<SchemaName, Part> {
  const otherNames = unknown === undefined ? anyOfThem : fateOf[unknown];
  return {
    User: user(fields),
    UserInput: userInput(fields, otherNames),
    UserPatch: userPatch(fields, otherNames),
    UserPage: userPage(fields),
    ...others,
  };
}

function userPatch(fields: Fields, otherNames: string): Part {
  const [first = ""] = Object.keys(fields);
  return {
    type: "object",
    description:
      "What a client changes of a user. What is left out stays, `null` takes a field away that is not required. White space around a " +
      `text is taken off before anything else; properties of other names are ${otherNames}.`,
    properties: mapFields(fields, patchSchemaOf),
    examples: [{ [first]: sampleInput(fields)[first] }],
  };
}

function userInput(fields: Fields, otherNames: string): Part {
  const required = namesOf(fields, (field) => field.required !== false);
  return {
    type: "object",
    description:
      "What a client says of a user. White space around a text is taken off before anything else, so that more than its " +
      `longest may be sent with it; properties of other names are ${otherNames}.`,
    properties: mapFields(fields, inputSchemaOf),
    ...(required.length > 0 && { required }),
    examples: [sampleInput(fields)],
  };
}

function user(fields: Fields): Part {
  // What was stored before a field was there, or by someone else, may lack it.
  const always = namesOf(fields, ({ whenAbsent }) => whenAbsent !== undefined);
  const time = { type: "string", format: "date-time" };
  return {
    type: "object",
    description:
      "A user. `id` is opaque, times are ISO 8601 in UTC with milliseconds. A field has the type and format that clients write it in. " +
      "What someone else has put into the table is shown as it is stored, even where it is not of that format.",
    properties: {
      id: { type: "string" },
      ...mapFields(fields, shownSchemaOf),
      createdAt: time,
      updatedAt: time,
    },
    required: ["id", ...always, "createdAt", "updatedAt"],
    examples: [sampleUser(fields)],
  };
}

function namesOf(fields: Fields, has: (field: Field) => boolean): string[] {
  return Object.entries(fields).flatMap(([name, field]) => (has(field) ? [name] : []));
}

function mapFields(fields: Fields, schemaOf: (field: Field) => Part): Part {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));
}

function userPage(fields: Fields): Part {
  const hasIndex = Object.values(fields).some((field) => sortOf(field) !== undefined);
  const cursor = {
    type: "string",
    description:
      "In a list by an indexed field, while more users may follow: the `cursor` to ask for the next page with.",
  };
  return {
    type: "object",
    description: "A page of users, in the table's order.",
    properties: {
      users: { type: "array", maxItems: maxLimit, items: schemaRef("User") },
      lastKey: {
        type: "string",
        description: "There while more users may follow: the `lastKey` to ask for the next page with.",
      },
      ...(hasIndex && { cursor }),
    },
    required: ["users"],
  };
}

/**
 * A body has at most 100 fields, and one of text as many faults as a field can have: length, characters, surrogates, format, pattern.
 * Of its unknown properties at most 100 are named.
 */
const maxFaults = 600;

const problem: Part = {
  type: "object",
  description: "Why a request was refused or failed: problem details as in RFC 9457.",
  properties: {
    // Neither is one of a closed set: a client that was generated before must read a problem that comes later.
    type: { type: "string", description: "`about:blank`: there is no more to know than the status says." },
    title: { type: "string", description: "What the status is called." },
    status: {
      type: "integer",
      format: "int32",
      minimum: 400,
      maximum: 599,
      description: "The answer's status.",
    },
    detail: { type: "string", description: "What was expected and what came, for a person to read." },
    instance: { type: "string", description: "The request's id, under which the log has it." },
    errors: {
      type: "array",
      minItems: 1,
      maxItems: maxFaults,
      items: schemaRef("Fault"),
      description: "Every fault of the body; of unknown properties, where they are refused, the first 100.",
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

const others = {
  Problem: problem,
  Fault: fault,
  GatewayMessage: gatewayMessage,
} satisfies Record<string, Part>;

export type SchemaName = "User" | "UserInput" | "UserPatch" | "UserPage" | keyof typeof others;
