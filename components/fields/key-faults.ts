// Checks the fields that are unique or indexed: DynamoDB must accept them as keys, and a query must be able to name them.
import { Buffer } from "node:buffer";
import { isUnique, maxKeyBytes } from "../../handlers/user/claims.ts";
import { type Field, type Fields, lengthsOf } from "../../handlers/user/fields.ts";
import { sortOf } from "../../handlers/user/filter.ts";
import { when } from "../tools/property-faults.ts";

/** The limit of indexes of one table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const maxIndexes = 20;

/** Query parameters of a list that are no fields. */
const parameters = ["limit", "lastKey", "cursor", "sort"];

/** Splits a field: `never` has one sentence for each property that its type cannot have, `rest` has the other properties. */
export function notAKey(place: string, field: Record<string, unknown>) {
  const reasons: Partial<Record<string, Record<string, string>>> = {
    boolean: {
      index: "DynamoDB takes no boolean as a key. Make it a string with two `values`.",
      unique: "the API could then have only two users.",
    },
    number: {
      unique: "two numbers that look equal may differ in their last digit. Make it an integer or a string.",
    },
  };
  const ofType = reasons[String(field.type)] ?? {};
  const never = Object.entries(ofType).filter(([name]) => field[name] !== undefined);
  const rest = Object.entries(field).filter(([name]) => !Object.hasOwn(ofType, name));
  return {
    never: never.map(
      ([name, reason]) => `Expected no \`${place}.${name}\` with \`type: ${field.type}\`: ${reason}`,
    ),
    rest: Object.fromEntries(rest),
  };
}

/** Returns one sentence for each field that cannot be a key, although each of its properties is right. */
export function keyFaults(fields: Fields): string[] {
  const indexed = Object.values(fields).filter((field) => sortOf(field) !== undefined).length;
  return [
    ...Object.entries(fields).flatMap(([name, field]) => faultsOf(name, field)),
    ...when(
      indexed > maxIndexes,
      () =>
        `Expected at most ${maxIndexes} \`fields\` with an \`index\`, as a table has no more, got ${indexed}.`,
    ),
  ];
}

function faultsOf(name: string, field: Field): string[] {
  const place = `fields.${name}`;
  const [unique, sort] = [isUnique(field), sortOf(field)];
  const isText = field.type === undefined || field.type === "string";
  if (isText && field.ignoreCase !== undefined && !unique)
    return [`\`${place}.ignoreCase\` works only with \`unique: true\`.`];
  if (!unique && sort === undefined) return [];
  if (parameters.includes(name))
    return [
      `Expected a field with \`unique\` or \`index\` to have another name than \`${name}\`, as a list has a query parameter of that name.`,
    ];
  if (unique && sort !== undefined)
    return [
      `Expected \`${place}\` to be \`unique\` or have an \`index\`, got both: a unique field needs no index to find users by it.`,
    ];
  if (!isText) return [];
  if (sort !== undefined && isMaybeEmpty(field))
    return [
      `Expected \`${place}.minLength\` to be 1 or more, as DynamoDB takes no empty text as a key of an index.`,
    ];
  const bytes = (unique ? name.length + 1 : 0) + longest(field);
  return when(
    bytes > maxKeyBytes,
    () =>
      `Expected \`${place}\` to take at most ${maxKeyBytes} bytes as a key, with four a character, got ${bytes}. Give it a shorter \`maxLength\`.`,
  );
}

type Text = Extract<Field, { values?: readonly string[] }>;

function isMaybeEmpty(field: Text): boolean {
  const [min] = lengthsOf(field);
  return min === 0 && !field.values && !field.format;
}

/** Returns the bytes of the longest text. */
function longest(field: Text): number {
  if (field.values) return Math.max(...field.values.map((value) => Buffer.byteLength(value)));
  const [, max] = lengthsOf(field);
  return 4 * max;
}
