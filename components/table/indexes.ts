// The indexes of the users table: one for each field with `index`. Each index holds all attributes.
import type * as aws from "@pulumi/aws";
import type { Fields } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import { indexName } from "../../handlers/user/index-name.ts";

/** Returns the indexes, and the attributes that are keys of the table or of an index. */
export function keysOf(
  fields: Fields,
): Pick<aws.dynamodb.TableArgs, "attributes" | "globalSecondaryIndexes"> {
  const indexed = Object.entries(fields).flatMap(([name, field]) => {
    const sort = sortOf(field);
    return sort
      ? [{ name, sort, type: field.type === undefined || field.type === "string" ? "S" : "N" }]
      : [];
  });
  if (indexed.length === 0) return { attributes: [{ name: "id", type: "S" }] };
  const times = [...new Set(indexed.map(({ sort }) => sort))];
  return {
    attributes: [
      { name: "id", type: "S" },
      ...indexed.map(({ name, type }) => ({ name, type })),
      ...times.map((name) => ({ name, type: "S" })),
    ],
    globalSecondaryIndexes: indexed.map(({ name, sort }) => ({
      name: indexName(name, sort),
      keySchemas: [
        { attributeName: name, keyType: "HASH" },
        { attributeName: sort, keyType: "RANGE" },
      ],
      projectionType: "ALL",
    })),
  };
}
