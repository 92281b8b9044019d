// Finds conflicts between unique or indexed fields and the other arguments.
import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import type { RouteArgs } from "../routes/route.ts";
import { ofOurOwn } from "./conflicts.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/** Returns one sentence for each argument that the fields do not allow. Expects fields and routes that were checked alone before. */
export function fieldConflicts(
  fields: Fields,
  { routes = [], replace = {}, existingTable, transform = {} }: UserApiArgs,
): string[] {
  const replaced = Object.entries(replace).map(([operation, { actions = [] }]) => ({ operation, actions }));
  const indexed = Object.keys(fields).filter((name) => sortOf(fields[name] ?? {}) !== undefined);
  const hasClaims = Object.keys(uniqueFields(fields)).length > 0;
  return [
    ...indexed.flatMap((name) =>
      existingTable === undefined ? [] : [`\`fields.${name}.index\` ${ofOurOwn}`],
    ),
    ...(indexed.length > 0 ? listsOf(transform.table ?? {}) : []),
    ...(hasClaims ? [] : withoutClaims([...routes, ...replaced], transform)),
  ];
}

/** Refuses lists in `transform.table` that would replace the indexes of the fields: a list is replaced as a whole. */
function listsOf(table: object): string[] {
  return ["attributes", "globalSecondaryIndexes"]
    .filter((name) => name in table)
    .map(
      (name) =>
        `Expected \`transform.table\` without \`${name}\`, which would replace those of the \`fields\` with an \`index\`. ` +
        "Write all indexes in `transform.table` and remove `index` from the fields, or remove the list.",
    );
}

function withoutClaims(own: Pick<RouteArgs, "operation" | "actions">[], transform: object): string[] {
  const users = own.filter(({ actions }) =>
    actions.some(
      (each) =>
        typeof each === "object" && each.when !== "unique" && [each.on ?? []].flat().includes("claims"),
    ),
  );
  const needs = "works only with a field that is `unique`: without one there is no claims table.";
  return [
    ...users.map(({ operation }) => `Route ${operation}: \`on: "claims"\` ${needs}`),
    ...("claimsTable" in transform ? [`\`transform.claimsTable\` ${needs}`] : []),
  ];
}
