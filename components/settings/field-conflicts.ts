// Fields that are unique or indexed, against the other arguments.
import { uniqueFields } from "../../handlers/user/claims.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import type { RouteArgs } from "../routes/route.ts";
import { ofOurOwn } from "./conflicts.ts";
import type { UserApiArgs } from "./user-api-args.ts";

/** One sentence for each argument that does not go with the fields. Fields and routes are right by themselves. */
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

/** Lists replace what is there, and with it the indexes of the fields. */
function listsOf(table: object): string[] {
  return ["attributes", "globalSecondaryIndexes"]
    .filter((name) => name in table)
    .map(
      (name) =>
        `Expected \`transform.table\` without \`${name}\`, which would replace those of the \`fields\` with an \`index\`. ` +
        "Take `index` from the fields and say all indexes there, or leave it out.",
    );
}

function withoutClaims(own: Pick<RouteArgs, "operation" | "actions">[], transform: object): string[] {
  const users = own.filter(({ actions }) =>
    actions.some(
      (each) =>
        typeof each === "object" && each.when !== "unique" && [each.on ?? []].flat().includes("claims"),
    ),
  );
  const needs = "goes with a field that is `unique`, as there is no claims table without.";
  return [
    ...users.map(({ operation }) => `Route ${operation}: \`on: "claims"\` ${needs}`),
    ...("claimsTable" in transform ? [`\`transform.claimsTable\` ${needs}`] : []),
  ];
}
