// The part of the list operation that finds users by fields: its query parameters and its IAM actions.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import { indexName } from "../../handlers/user/index-name.ts";
import type { ParameterDescription } from "./description.ts";
import type { Action } from "./route.ts";

/** Returns the actions for queries, one for the index of each field. */
export function queriesOf(fields: Fields): Action[] {
  return Object.entries(fields).flatMap(([name, field]): Action[] => {
    const sort = sortOf(field);
    return sort ? [{ action: "dynamodb:Query", on: `users/index/${indexName(name, sort)}` }] : [];
  });
}

/** Returns a query parameter for each unique or indexed field, with `sort` and `cursor` when some field is indexed. */
export function lookupParameters(fields: Fields): ParameterDescription[] {
  const filters = Object.entries(fields).flatMap(([name, field]) => {
    if (isUnique(field)) return [parameter(name, "the user that has this value, if there is one")];
    return sortOf(field) ? [parameter(name, "the users that have this value, in the order of `sort`")] : [];
  });
  const sorts = [...new Set(Object.values(fields).flatMap((field) => sortOf(field) ?? []))];
  return sorts.length === 0 ? filters : [...filters, ...ordered(sorts)];
}

function parameter(name: string, finds: string): ParameterDescription {
  return {
    in: "query",
    name,
    description: `Finds ${finds}. One filter at a time.`,
    // The value follows the rules of the field.
    schema: { $ref: `#/components/schemas/UserInput/properties/${name}` },
  };
}

function ordered(sorts: string[]): ParameterDescription[] {
  return [
    {
      in: "query",
      name: "sort",
      description:
        "With a filter by an indexed field: the order of the users. Oldest first is the default; with a minus it is newest first.",
      schema: { type: "string", enum: sorts.flatMap((sort) => [sort, `-${sort}`]) },
    },
    {
      in: "query",
      name: "cursor",
      description:
        "With a filter by an indexed field: the `cursor` of the page before, with the same filter and `sort`.",
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]+$" },
    },
  ];
}
