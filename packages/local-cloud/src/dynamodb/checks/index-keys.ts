// Checks global indexes with several attributes in their partition or sort key, which dynalite does not know.
import type { Output } from "../values/item.ts";

const mostOfASide = 4;

/** Returns the message for a wrong key with several partition or sort attributes. Dynalite checks all other keys. */
export function checkIndexKeys(schema: Output[]): string | undefined {
  if (!hasMany(schema)) return undefined;
  const names = schema.map(({ AttributeName }) => AttributeName as string);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `One or more parameter values were invalid: Duplicate attribute in KeySchema: ${twice}`;
  if (!/^HASH(?: HASH)*(?: RANGE)*$/.test(sidesOf(schema)))
    return "Invalid KeySchema: All HASH key types must come before any RANGE key type";
  const count = (side: string) => schema.filter(({ KeyType }) => KeyType === side).length;
  if (count("HASH") > mostOfASide || count("RANGE") > mostOfASide)
    return `One or more parameter values were invalid: An index has at most ${mostOfASide} attributes of each key type`;
  return undefined;
}

/** Reduces each key that `checkIndexKeys` checks to its first partition and sort attribute, for dynalite's checks. */
export function withSingleKeys(input: Output): Output {
  const isFirst = ({ KeyType }: Output, place: number, schema: Output[]) =>
    schema.findIndex((each) => each.KeyType === KeyType) === place;
  return {
    ...input,
    GlobalSecondaryIndexes: input.GlobalSecondaryIndexes?.map((index: Output) => ({
      ...index,
      KeySchema: hasMany(index.KeySchema) ? index.KeySchema.filter(isFirst) : index.KeySchema,
    })),
  };
}

function hasMany(schema: Output[]): boolean {
  return schema.length > 2 || sidesOf(schema) === "HASH HASH";
}

function sidesOf(schema: Output[]): string {
  return schema.map(({ KeyType }) => KeyType).join(" ");
}
