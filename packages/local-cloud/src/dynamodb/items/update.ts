// Makes the action of UpdateItem: it changes attributes of an item, or creates the item.
import { largestItem } from "../checks/check-input.ts";
import { keyOf, type Table } from "../store/table.ts";
import { type AttributeValue, type Item, type Output, typeOf } from "../values/item.ts";
import { itemSize } from "../values/item-size.ts";
import { invalidParameters, validationError } from "../values/service-error.ts";
import { type Action, actionOf } from "./action.ts";
import { applySections, type Section } from "./apply-sections.ts";
import { checkKey, checkKeyPaths, emptyWord, indexKeys, isTooLong } from "./check-key.ts";

/** Makes an update. @throws ServiceError when the key or the update does not fit the table */
export function update(table: Table, input: Output): Action {
  checkKey(table, input.Key);
  const sections = sectionsOf(input);
  checkSections(table, sections);
  checkKeyPaths(table, input._updates?.nestedPaths);
  return actionOf(table, input.Key, input, (before) => updated(table, input, sections, before));
}

function updated(
  table: Table,
  input: Output,
  sections: Section[],
  before: Item | undefined,
): Item | undefined {
  // An update that only removes creates no item. An update without any action does create one.
  const onlyRemoves =
    sections.length > 0 && sections.every(({ type }) => type === "remove" || type === "delete");
  const after = applySections(sections, before ?? input.Key, input.AttributeUpdates !== undefined);
  if (!before && onlyRemoves) return undefined;
  checkIndexKeys(table, sections, after);
  if (itemSize(after) > largestItem)
    throw validationError("Item size to update has exceeded the maximum allowed size");
  return after;
}

const actions: Record<string, Section["type"]> = { PUT: "set", ADD: "add", DELETE: "delete" };

/** Returns the actions of an update, from its compiled expression or from the older `AttributeUpdates`. */
function sectionsOf({ _updates, AttributeUpdates = {} }: Output): Section[] {
  if (_updates) return _updates.sections;
  return Object.entries<Output>(AttributeUpdates).map(([name, { Action = "PUT", Value }]) => ({
    type: Value ? (actions[Action] ?? "set") : "remove",
    path: [name],
    val: Value,
    ...(Value && { attrType: typeOf(Value) }),
  }));
}

function checkSections(table: Table, sections: Section[]): void {
  for (const { name } of keyOf(table))
    if (sections.some(({ path }) => path[0] === name))
      throw invalidParameters(`Cannot update attribute ${name}. This attribute is part of the key`);
  for (const { path, attrType } of sections) {
    if (path.length > 1 || !attrType) continue;
    const wrong = [...indexKeys(table, { [String(path[0])]: {} })].find(
      ({ attribute }) => attribute.type !== attrType,
    );
    if (wrong)
      throw invalidParameters(
        `Type mismatch for Index Key ${path[0]} Expected: ${wrong.attribute.type} Actual: ${attrType} ` +
          `IndexName: ${wrong.indexName}`,
      );
  }
}

/** Checks the new values in indexes' keys. A value copied from another attribute may not fit. */
function checkIndexKeys(table: Table, sections: Section[], after: Item): void {
  const touched = new Set(sections.map(({ path }) => path[0]));
  for (const { attribute, value, isHash } of indexKeys(table, after)) {
    if (!touched.has(attribute.name)) continue;
    if (value[attribute.type] === undefined)
      throw validationError(
        "The update expression attempted to update the secondary index key to unsupported type",
      );
    checkNotEmpty(value);
    if (isTooLong(value, isHash))
      throw validationError(
        "The update expression attempted to update the secondary index key beyond allowed size limits",
      );
  }
}

function checkNotEmpty(value: AttributeValue): void {
  const empty = emptyWord(value);
  if (empty)
    throw validationError(
      "One or more parameter values are not valid. The update expression attempted to update a secondary index key " +
        `to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty ${empty} value.`,
    );
}
