// How the functions get the fields: as one environment variable, which a preview shows.
import type { Fields } from "../../handlers/user/fields.ts";

/** The fields as JSON, without what only the document needs. */
export function fieldsVariable(fields: Fields): string {
  const entries = Object.entries(fields).map(([name, { description, example, ...rest }]) => [name, rest]);
  return JSON.stringify(Object.fromEntries(entries));
}
