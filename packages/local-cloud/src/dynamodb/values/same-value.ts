// Compares two values as DynamoDB does.
import { type AttributeValue, type Item, typeOf } from "./item.ts";

/** Compares two values. Sets and maps have no order. Numbers must be in normal form already. */
export function sameValue(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case "L":
      return sameList(a.L ?? [], b.L ?? []);
    case "M":
      return sameItem(a.M, b.M);
    case "SS":
    case "NS":
    case "BS":
      return sameSet(a[type] ?? [], b[type] ?? []);
    default:
      return a[type] === b[type];
  }
}

/** Tells whether two items have the same attributes. A missing item only equals another missing one. */
export function sameItem(a: Item | undefined, b: Item | undefined): boolean {
  if (!a || !b) return a === b;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [one, other] = [a[name], b[name]];
    return one !== undefined && other !== undefined && sameValue(one, other);
  });
}

function sameList(a: AttributeValue[], b: AttributeValue[]): boolean {
  return a.length === b.length && a.every((each, index) => sameValue(each, b[index] as AttributeValue));
}

function sameSet(a: string[], b: string[]): boolean {
  const known = new Set(a);
  return a.length === b.length && b.every((each) => known.has(each));
}
