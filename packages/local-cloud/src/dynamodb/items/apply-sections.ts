// Applies SET, REMOVE, ADD and DELETE to an item.
import { type Path, valueAt } from "../expressions/evaluate.ts";
import { type AttributeValue, attributeOf, type Item, typeOf } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { resolveValue, type SetValue, sum, wrongOperand } from "./resolve-value.ts";

/** One action of a compiled update, such as `SET a = :a`. */
export interface Section {
  type: "set" | "remove" | "add" | "delete";
  path: Path;
  val?: SetValue;
  attrType?: string;
}

/**
 * Returns a changed copy of an item. Every action sees the values and the list places from before the update.
 *
 * @param isLegacy true for a request with `AttributeUpdates`, which has another message for wrong types
 * @throws ServiceError when an action is not possible
 */
export function applySections(sections: Section[], before: Item, isLegacy = false): Item {
  const after = copyOf(before, sections);
  const values = sections.map(({ type, val }) =>
    type === "set" ? resolveValue(val as SetValue, before) : (val as AttributeValue | undefined),
  );
  const shortened: AttributeValue[] = [];
  for (const [index, section] of sections.entries()) {
    const parent = parentOf(after, section.path);
    const step = section.path.at(-1) as string | number;
    const value = resultOf(section, values[index], after, isLegacy);
    if (value) setAt(parent, step, value);
    else {
      removeAt(parent, step);
      shortened.push(parent);
    }
  }
  for (const each of shortened) if (each.L) each.L = each.L.filter(Boolean);
  return after;
}

/** Copies an item. Only the attributes that the update touches are copied in depth. */
function copyOf(item: Item, sections: Section[]): Item {
  const copy = { ...item };
  for (const { path } of sections) {
    const name = String(path[0]);
    const value = attributeOf(item, name);
    if (value && copy[name] === value) copy[name] = structuredClone(value);
  }
  return copy;
}

/** Returns the map or the list that a path ends in. */
function parentOf(item: Item, path: Path): AttributeValue {
  const parent = valueAt(item, path.slice(0, -1));
  if (parent && (typeof path.at(-1) === "number" ? parent.L : parent.M)) return parent;
  throw validationError("The document path provided in the update expression is invalid for update");
}

/** Sets a value of a map or a list. A value for a place past the end of a list is added at the end. */
function setAt({ L, M }: AttributeValue, step: string | number, value: AttributeValue): void {
  if (L) L[Math.min(Number(step), L.length)] = value;
  else if (M) M[step] = value;
}

/** Removes a value of a map or a list. A list keeps a gap until the end, as its other values would move. */
function removeAt({ L, M }: AttributeValue, step: string | number): void {
  if (L) delete L[Number(step)];
  else if (M) delete M[step];
}

/** Returns the value that an action leaves at its path; `undefined` when nothing stays there. */
function resultOf(
  { type, path }: Section,
  given: AttributeValue | undefined,
  after: Item,
  isLegacy: boolean,
): AttributeValue | undefined {
  if (type === "remove" || !given) return undefined;
  if (type === "set") return structuredClone(given);
  return combined(type, valueAt(after, path), given, isLegacy);
}

/** Returns the sum or the set after ADD or DELETE; `undefined` for an empty set. Only `AttributeUpdates` can add to lists. */
function combined(
  type: "add" | "delete",
  old: AttributeValue | undefined,
  value: AttributeValue,
  isLegacy: boolean,
): AttributeValue | undefined {
  const wrongType = isLegacy ? "Type mismatch for attribute to update" : wrongOperand;
  const kind = typeOf(value);
  if (old && typeOf(old) !== kind) throw validationError(wrongType);
  if (type === "add" && value.N !== undefined) return sum(old ?? { N: "0" }, "add", value);
  if (type === "add" && value.L && isLegacy) return { L: [...(old?.L ?? []), ...value.L] };
  if (kind !== "SS" && kind !== "NS" && kind !== "BS") throw validationError(wrongType);
  const [members, given] = [old?.[kind] ?? [], value[kind] ?? []];
  if (type === "add") return { [kind]: [...new Set([...members, ...given])] };
  const rest = members.filter((each) => !given.includes(each));
  return rest.length > 0 ? { [kind]: rest } : undefined;
}
