// Makes the user in the document's examples from the examples of the fields.

import { formatTag } from "../handlers/http/etag.ts";
import { checkValue } from "../handlers/user/field-value.ts";
import {
  type Field,
  type Fields,
  type FieldValue,
  lengthsOf,
  type UserInput,
} from "../handlers/user/fields.ts";
import { formats } from "../handlers/user/formats.ts";

const time = "2026-03-01T12:00:00.000Z";

export const sampleId = "f6c0ed40-4a1b-4d2e-9b0a-3a2f8f5b0f3c";

/** The entity tag of the example user, with its quotes. */
export const sampleTag = `"${formatTag({ version: "1", createdAt: Date.parse(time) })}"`;

/**
 * Returns an input with every field.
 *
 * @throws Error when a field needs an `example`, as none can be made from its rules
 */
export function sampleInput(fields: Fields): UserInput {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, sampleOf(name, field)]));
}

/** Returns the user that is created from the input. */
export function sampleUser(fields: Fields) {
  return { id: sampleId, ...sampleInput(fields), createdAt: time, updatedAt: time };
}

/** Returns the text of examples/client/sample-user.ts. */
export function formatSampleUser(fields: Fields): string {
  return `// A user to create: the example of openapi.json. Written by \`npm run openapi\`.

import type { components } from "./users-api.ts";

export const sampleUser: components["schemas"]["UserInput"] = ${JSON.stringify(sampleInput(fields))};
`;
}

function sampleOf(name: string, field: Field): FieldValue {
  const sample = field.example ?? guess(name, field);
  if ("value" in checkValue(field, sample)) return sample;
  throw new Error(
    `Expected \`fields.${name}\` to have an \`example\`, as none can be made from its rules. Add one to the field.`,
  );
}

function guess(name: string, field: Field): FieldValue {
  switch (field.type) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return field.minimum ?? field.maximum ?? 1;
    default: {
      if (field.values) return field.values[0] ?? "";
      if (field.format) return formats[field.format].example;
      const [min, max] = lengthsOf(field);
      return name.padEnd(min, "x").slice(0, max);
    }
  }
}
