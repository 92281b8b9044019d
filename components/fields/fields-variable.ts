// Writes the fields for the functions' environment variable FIELDS. A preview shows its value.
import type { Fields } from "../../handlers/user/fields.ts";

/** Returns the fields as JSON without `description` and `example`, which only the OpenAPI document needs. */
export function fieldsVariable(fields: Fields): string {
  const entries = Object.entries(fields).map(([name, { description, example, ...rest }]) => [name, rest]);
  return JSON.stringify(Object.fromEntries(entries));
}
