// Applies SET, REMOVE, ADD and DELETE to an item.
import { type Path, valueAt } from "../expressions/evaluate.ts";
import { type AttributeValue, attributeOf, type Item, typeOf } from "../values/item.ts";
import { validationError } from "../values/service-error.ts";
import { resolveValue, type SetValue, sum } from "./resolve-value.ts";

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
  const removed: [list: AttributeValue[], place: number][] = [];
  for (const [index, { type, path }] of sections.entries()) {
    const place = placeOf(after, path);
    const value = values[index];
    if (type === "set" && value) place.set(structuredClone(value));
    else if (type === "remove" || !value) place.remove(removed);
    else combine(type, place, value, isLegacy, removed);
  }
  for (const [list, place] of removed.toSorted(([, a], [, b]) => b - a)) list.splice(place, 1);
  return after;
}

const mismatch = "Type mismatch for attribute to update";
const wrongOperand = "An operand in the update expression has an incorrect data type";

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

interface Place {
  get(): AttributeValue | undefined;
  set(value: AttributeValue): void;
  /** Removes the value. A list's values go into `later`, as their removal moves the others. */
  remove(later: [list: AttributeValue[], place: number][]): void;
}

function placeOf(item: Item, path: Path): Place {
  const last = path[path.length - 1];
  const parent = path.length === 1 ? { M: item } : valueAt(item, path.slice(0, -1));
  if (typeof last === "number" && parent?.L) return placeInList(parent.L, last);
  if (typeof last === "string" && parent?.M) return placeInMap(parent.M, last);
  throw validationError("The document path provided in the update expression is invalid for update");
}

function placeInMap(map: Item, name: string): Place {
  return {
    get: () => attributeOf(map, name),
    set(value) {
      map[name] = value;
    },
    remove() {
      delete map[name];
    },
  };
}

function placeInList(list: AttributeValue[], place: number): Place {
  return {
    get: () => list[place],
    set(value) {
      // A value for a place past the end of a list is added at the end.
      list[Math.min(place, list.length)] = value;
    },
    remove(later) {
      if (place < list.length) later.push([list, place]);
    },
  };
}

/** Applies ADD or DELETE. Only the older `AttributeUpdates` can add to lists. */
function combine(
  type: Section["type"],
  place: Place,
  value: AttributeValue,
  isLegacy: boolean,
  removed: [list: AttributeValue[], place: number][],
): void {
  const wrongType = isLegacy ? mismatch : wrongOperand;
  const old = place.get();
  const kind = typeOf(value);
  if (old && typeOf(old) !== kind) throw validationError(wrongType);
  const combined = type === "delete" ? without(old, value) : added(old, value, isLegacy);
  if (combined === undefined) throw validationError(wrongType);
  if (combined === "nothing") place.remove(removed);
  else place.set(combined);
}

/** Returns the sum or the larger set; `undefined` for a type that ADD does not support. */
function added(
  old: AttributeValue | undefined,
  value: AttributeValue,
  isLegacy: boolean,
): AttributeValue | undefined {
  if (value.N !== undefined) return sum(old ?? { N: "0" }, "add", value);
  if (value.L && isLegacy) return { L: [...(old?.L ?? []), ...value.L] };
  const kind = setTypeOf(value);
  return kind && { [kind]: [...new Set([...(old?.[kind] ?? []), ...(value[kind] ?? [])])] };
}

/** Returns the smaller set, `nothing` when it becomes empty, `undefined` for a type that is no set. */
function without(
  old: AttributeValue | undefined,
  value: AttributeValue,
): AttributeValue | "nothing" | undefined {
  const kind = setTypeOf(value);
  if (!kind) return undefined;
  const rest = (old?.[kind] ?? []).filter((each) => !value[kind]?.includes(each));
  return rest.length > 0 ? { [kind]: rest } : "nothing";
}

function setTypeOf(value: AttributeValue): "SS" | "NS" | "BS" | undefined {
  const kind = typeOf(value);
  return kind === "SS" || kind === "NS" || kind === "BS" ? kind : undefined;
}
