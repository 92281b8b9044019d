// How the list finds users by fields: its parameters, and what its role needs for them.
import { isUnique } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import { indexName } from "../../handlers/user/index-name.ts";
import type { ParameterDescription } from "./description.ts";
import type { Action } from "./route.ts";

/** The queries that the role is allowed, each on the one index of a field. */
export function queriesOf(fields: Fields): Action[] {
  return Object.entries(fields).flatMap(([name, field]): Action[] => {
    const sort = sortOf(field);
    return sort ? [{ action: "dynamodb:Query", on: `users/index/${indexName(name, sort)}` }] : [];
  });
}

/** A parameter for each field that users are found by, and those of lists in an order. */
export function lookupParameters(fields: Fields): ParameterDescription[] {
  const filters = Object.entries(fields).flatMap(([name, field]) => {
    if (isUnique(field)) return [parameter(name, "the one user, if any, that has this value")];
    return sortOf(field)
      ? [parameter(name, "those that have this value, in the order that `sort` says")]
      : [];
  });
  const sorts = [...new Set(Object.values(fields).flatMap((field) => sortOf(field) ?? []))];
  return sorts.length === 0 ? filters : [...filters, ...ordered(sorts)];
}

function parameter(name: string, finds: string): ParameterDescription {
  return {
    in: "query",
    name,
    description: `Finds ${finds}. One filter at a time.`,
    // The rules of the field itself.
    schema: { $ref: `#/components/schemas/UserInput/properties/${name}` },
  };
}

function ordered(sorts: string[]): ParameterDescription[] {
  return [
    {
      in: "query",
      name: "sort",
      description:
        "With a filter by an indexed field: the order, from the oldest on or, with a minus, from the newest. Oldest first unless said.",
      schema: { type: "string", enum: sorts.flatMap((sort) => [sort, `-${sort}`]) },
    },
    {
      in: "query",
      name: "cursor",
      description:
        "With a filter by an indexed field: `cursor` of the page before, with the same filter and `sort`.",
      schema: { type: "string", pattern: "^[A-Za-z0-9_-]+$" },
    },
  ];
}
