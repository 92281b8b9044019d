// The schemas of the OpenAPI document: users by their fields, and errors.

import type { Unknown } from "../components/settings/choices.ts";
import type { Field, Fields } from "../handlers/user/fields.ts";
import { sortOf } from "../handlers/user/filter.ts";
import { maxLimit } from "../handlers/user/page.ts";
import { inputSchemaOf, patchSchemaOf, shownSchemaOf } from "./field-schemas.ts";
import { type Part, ref } from "./part.ts";
import { sampleInput, sampleUser } from "./sample-user.ts";

/** Returns a reference to a schema of the document. */
export const schemaRef = (name: SchemaName) => ref("schemas", name);

/** The treatments of properties that are no fields, in words. */
const fateOf = {
  ignore: "ignored",
  // The schema stays open, as a client may send back `id` and the times of a user.
  refuse: "refused, but for `id`, `createdAt` and `updatedAt`, which are ignored",
} satisfies Record<Unknown, string>;
/** Both treatments: the setting `unknown` decides. */
const anyOfThem = `${fateOf.ignore}, or with the setting \`unknown: refuse\` ${fateOf.refuse}`;

/** Returns the schemas for users with these fields. Without `unknown` they describe both treatments of unknown properties. */
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
      "The fields of a user to change. A field that is left out stays, and `null` removes an optional field. White space around a text is " +
      `removed first. Properties of other names are ${otherNames}.`,
    properties: mapFields(fields, patchSchemaOf),
    examples: [{ [first]: sampleInput(fields)[first] }],
  };
}

function userInput(fields: Fields, otherNames: string): Part {
  const required = namesOf(fields, (field) => field.required !== false);
  return {
    type: "object",
    description:
      "The fields of a user to create or replace. White space around a text is removed first and does not count in its length. " +
      `Properties of other names are ${otherNames}.`,
    properties: mapFields(fields, inputSchemaOf),
    ...(required.length > 0 && { required }),
    examples: [sampleInput(fields)],
  };
}

function user(fields: Fields): Part {
  // A user that was stored before the field existed, or by another program, may lack it.
  const always = namesOf(fields, ({ whenAbsent }) => whenAbsent !== undefined);
  const time = { type: "string", format: "date-time" };
  return {
    type: "object",
    description:
      "A user. `id` is opaque. Times are ISO 8601 in UTC with milliseconds. A field has the type and format of the input. Values that another " +
      "program stored in the table are shown as they are, even in another format.",
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
    description: "In a list by an indexed field: the `cursor` for the next page. Missing on the last page.",
  };
  return {
    type: "object",
    description: "A page of users, in the table's order.",
    properties: {
      users: { type: "array", maxItems: maxLimit, items: schemaRef("User") },
      lastKey: {
        type: "string",
        description: "The `lastKey` for the next page. Missing on the last page.",
      },
      ...(hasIndex && { cursor }),
    },
    required: ["users"],
  };
}

/**
 * The limit of faults in an answer. A body has at most 100 fields with 5 faults each: length, characters, surrogates, format, pattern. At most
 * 100 unknown properties are named too.
 */
const maxFaults = 600;

const problem: Part = {
  type: "object",
  description: "The reason why a request was refused or failed: problem details (RFC 9457).",
  properties: {
    // `type` and `title` are no enums, so that a client of today can read a problem that is added later.
    type: { type: "string", description: "`about:blank`: the status says all about the kind of problem." },
    title: { type: "string", description: "The name of the status." },
    status: {
      type: "integer",
      format: "int32",
      minimum: 400,
      maximum: 599,
      description: "The status of the answer.",
    },
    detail: {
      type: "string",
      description: "The expected value and the one that came, for a person to read.",
    },
    instance: { type: "string", description: "The request's id, by which the log can be searched." },
    errors: {
      type: "array",
      minItems: 1,
      maxItems: maxFaults,
      items: schemaRef("Fault"),
      description:
        "Every fault of the body. At most 100 unknown properties are listed, where they are refused.",
    },
  },
  required: ["type", "title", "status", "detail", "instance"],
};

const fault: Part = {
  type: "object",
  properties: {
    pointer: {
      type: "string",
      description: "The place of the fault: a JSON pointer into the body.",
      examples: ["/firstName"],
    },
    detail: { type: "string", description: "The expected value and the one that came." },
  },
  required: ["pointer", "detail"],
};

const gatewayMessage: Part = {
  type: "object",
  description:
    "An answer of API Gateway itself: the request did not reach a function, or the function did not answer.",
  properties: { message: { type: ["string", "null"] } },
  required: ["message"],
};

const others = {
  Problem: problem,
  Fault: fault,
  GatewayMessage: gatewayMessage,
} satisfies Record<string, Part>;

export type SchemaName = "User" | "UserInput" | "UserPatch" | "UserPage" | keyof typeof others;
