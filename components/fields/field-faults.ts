// Checks the argument `fields`, before any resource is registered.
import { checkValue } from "../../handlers/user/field-value.ts";
import { type Field, type Fields, lengthsOf, type StringField } from "../../handlers/user/fields.ts";
import { propertyFaults, show } from "../tools/property-faults.ts";
import { isRecord } from "../tools/rules.ts";
import { keyFaults, notAKey } from "./key-faults.ts";
import { type FieldType, properties } from "./properties.ts";
import { sizeFaults } from "./sizes.ts";

const name = /^[a-z][a-zA-Z0-9]{0,63}$/;
/** The properties that every user has; no field may have such a name. */
const taken = ["id", "createdAt", "updatedAt"];

/** Returns one sentence for each fault of `fields`. */
export function fieldFaults(fields: unknown): string[] {
  if (!isRecord(fields))
    return [`Expected \`fields\` to be an object such as { email: {} }, got ${show(fields)}.`];
  const faults = Object.entries(fields).flatMap(([key, field]) => [
    ...nameFaults(key),
    ...faultsOf(`fields.${key}`, field),
  ]);
  return faults.length > 0 ? faults : [...keyFaults(fields as Fields), ...sizeFaults(fields as Fields)];
}

function nameFaults(key: string): string[] {
  if (taken.includes(key))
    return [`Expected another name than \`${key}\` in \`fields\`, as every user has that property already.`];
  if (name.test(key)) return [];
  return [
    `Expected the names in \`fields\` to be in camelCase, with 1 to 64 letters and digits, got ${show(key)}.`,
  ];
}

function faultsOf(place: string, field: unknown): string[] {
  if (!isRecord(field)) return [`Expected \`${place}\` to be an object such as {}, got ${show(field)}.`];
  const { type = "string" } = field;
  if (!Object.hasOwn(properties, String(type))) {
    return [
      `Expected \`${place}.type\` to be one of ${Object.keys(properties).join(", ")}, got ${show(type)}.`,
    ];
  }
  const { never, rest } = notAKey(place, field);
  const faults = propertyFaults(rest, properties[type as FieldType], {
    whose: `A field of type ${type}`,
    place: `${place}.`,
  });
  const all = [...never, ...faults];
  return all.length > 0 ? all : contradictions(place, field as Field);
}

/** Returns one sentence for each contradiction between a field's properties. */
function contradictions(place: string, field: Field): string[] {
  const ranges = rangeFaults(place, field);
  if (ranges.length > 0 || field.example === undefined) return ranges;
  const checked = checkValue(field, field.example);
  if ("value" in checked && checked.value === field.example) return [];
  const why = "faults" in checked ? checked.faults.join(" ") : "Expected no white space around it.";
  return [`Expected \`${place}.example\` to be accepted, got ${show(field.example)}: ${why}`];
}

function rangeFaults(place: string, field: Field): string[] {
  switch (field.type) {
    case "boolean":
      return [];
    case "integer":
    case "number": {
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field;
      return minimum > maximum
        ? [`Expected \`${place}.minimum\` to be at most ${maximum}, got ${minimum}.`]
        : [];
    }
    default:
      return textFaults(place, field);
  }
}

function textFaults(place: string, field: StringField): string[] {
  const others = (["minLength", "maxLength", "format", "pattern"] as const).filter(
    (each) => field[each] !== undefined,
  );
  if (field.values && others.length > 0) {
    return [`Expected \`${place}\` to have either \`values\` or other rules, got ${others.join(", ")} too.`];
  }
  const [min, max] = lengthsOf(field);
  return min > max
    ? [`Expected \`${place}.minLength\` to be at most ${max}, its \`maxLength\`, got ${min}.`]
    : [];
}
