// Reduces an item to the attributes of a projection.
import { type AttributeValue, attributeOf, type Item } from "../values/item.ts";
import { type Path, valueAt } from "./evaluate.ts";

/** Copies the values at the paths, each at its place. Lists close the gaps that this leaves. */
export function project(paths: (string | Path)[], item: Item): Item {
  const whole: Item = {};
  const made: AttributeValue[] = [];
  for (const each of paths) {
    const path = Array.isArray(each) ? each : [each];
    const value = valueAt(item, path);
    if (value) put({ M: whole }, path, value, made);
  }
  for (const each of made) if (each.L) each.L = each.L.filter(Boolean);
  return whole;
}

/** Puts a value at its place. The maps and lists that it makes on the way go into `made`. */
function put(root: AttributeValue, path: Path, value: AttributeValue, made: AttributeValue[]): void {
  let at = root;
  for (const [index, step] of path.entries()) {
    const { L: list, M: map = {} } = at;
    const there = typeof step === "number" ? list?.[step] : attributeOf(map, step);
    const isLast = index === path.length - 1;
    const next = isLast ? value : (there ?? (typeof path[index + 1] === "number" ? { L: [] } : { M: {} }));
    if (!isLast && !there) made.push(next);
    if (typeof step === "number" && list) list[step] = next;
    else map[String(step)] = next;
    at = next;
  }
}
