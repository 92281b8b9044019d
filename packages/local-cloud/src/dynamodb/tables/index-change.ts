// Checks an update that adds or removes a global index. Only one index can change at a time.
import type { Indexes, Table } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { invalidParameters, notFound, serviceError, validationError } from "../values/service-error.ts";

export interface IndexChange {
  /** The table's indexes after the change. */
  indexes: Indexes;
  /** The index that the update removes. */
  removed?: Output;
}

/**
 * Returns the indexes that a table has after an update; `undefined` when the update neither adds nor removes one.
 *
 * @throws ServiceError for a new index that exists already or has an undefined attribute in its key, and for a removed one that
 * does not exist
 */
export function indexChange(table: Table, input: Output): IndexChange | undefined {
  const { description } = table.record;
  const all: Output[] = input.GlobalSecondaryIndexUpdates ?? [];
  const changes = all.filter(({ Create, Delete }) => Create || Delete);
  if (changes.length > 1)
    throw serviceError(
      "LimitExceededException",
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
    );
  const [change] = changes;
  if (!change) return undefined;
  if (table.record.unfilled?.length)
    throw serviceError(
      "ResourceInUseException",
      `Attempt to change a resource which is still in use: Table is being updated: ${table.name}`,
    );
  const global: Output[] = description.GlobalSecondaryIndexes ?? [];
  const definitions = definitionsOf(table, input.AttributeDefinitions ?? []);
  return change.Create
    ? added(table, global, change.Create, definitions)
    : removed(table, global, change.Delete.IndexName, definitions);
}

function added(table: Table, global: Output[], index: Output, definitions: Output[]): IndexChange {
  const { IndexName } = index;
  if (table.indexes.some(({ name }) => name === IndexName))
    throw validationError(`Attempting to create an index which already exists: ${IndexName}`);
  const names = (list: Output[]) => list.map(({ AttributeName }) => AttributeName as string);
  const keys = names(index.KeySchema);
  if (keys.some((name) => !names(definitions).includes(name)))
    throw invalidParameters(
      "Some index key attributes are not defined in AttributeDefinitions. " +
        `Keys: [${keys.join(", ")}], AttributeDefinitions: [${names(definitions).join(", ")}]`,
    );
  return { indexes: indexesOf(table, [...global, index], definitions) };
}

function removed(table: Table, global: Output[], name: string, definitions: Output[]): IndexChange {
  const found = global.find(({ IndexName }) => IndexName === name);
  if (!found) throw notFound();
  const rest = global.filter((index) => index !== found);
  return { indexes: indexesOf(table, rest, definitions), removed: found };
}

/** Joins the table's attribute definitions and those of the update, which may have more than it needs. */
function definitionsOf(table: Table, given: Output[]): Output[] {
  const before: Output[] = table.record.description.AttributeDefinitions;
  const inWords = (list: Output[]) =>
    list.map((each) => `${each.AttributeName}: ${each.AttributeType}`).join(", ");
  const known = new Map(before.map((each) => [each.AttributeName, each]));
  for (const each of given) {
    const type = known.get(each.AttributeName)?.AttributeType;
    if (type !== undefined && type !== each.AttributeType)
      throw invalidParameters(
        "Attributes cannot be redefined. Please check that your attribute has the " +
          `same type as previously defined. Existing schema: [${inWords(before)}] New schema: [${inWords(given)}]`,
      );
    known.set(each.AttributeName, each);
  }
  return [...known.values()];
}

/** Returns the indexes, with the definitions of only those attributes that are in a key. */
function indexesOf({ record }: Table, global: Output[], definitions: Output[]): Indexes {
  const { KeySchema, LocalSecondaryIndexes: local = [] } = record.description;
  const keys = [KeySchema, ...[...global, ...local].map((index) => index.KeySchema)].flat();
  const used = new Set(keys.map(({ AttributeName }) => AttributeName));
  return {
    AttributeDefinitions: definitions.filter(({ AttributeName }) => used.has(AttributeName)),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
  };
}
