// Runs TagResource, UntagResource and ListTagsOfResource.
import type { Request } from "../store/request.ts";
import type { Store } from "../store/store.ts";
import type { Table, TableRecord } from "../store/table.ts";
import type { Output } from "../values/item.ts";
import { invalidParameters, notFound } from "../values/service-error.ts";
import { changeTable } from "./change-table.ts";

const mostTags = 50;

export async function tagResource({ store, input }: Request): Promise<Output> {
  const given = Object.fromEntries(input.Tags.map(({ Key, Value }: Output) => [Key, Value]));
  return changeTags(store, tagged(store, input), (tags) => ({ ...tags, ...given }));
}

export async function untagResource({ store, input }: Request): Promise<Output> {
  const table = tagged(store, input, "");
  return changeTags(store, table, (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys.includes(key))),
  );
}

export async function listTagsOfResource({ store, input }: Request): Promise<Output> {
  const { tags } = tagged(store, input).record;
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

// The spelling `ResourcArn` is DynamoDB's.
function tagged(
  { tables }: Store,
  { ResourceArn }: Output,
  what = `: ResourcArn: ${ResourceArn} not found`,
): Table {
  const table = [...tables.values()].find(({ record }) => record.description.TableArn === ResourceArn);
  if (!table) throw notFound(what);
  return table;
}

async function changeTags(
  store: Store,
  table: Table,
  change: (tags: TableRecord["tags"]) => TableRecord["tags"],
): Promise<Output> {
  const tags = change(table.record.tags);
  // AWS's message for this case has not been recorded. This one may differ.
  if (Object.keys(tags).length > mostTags) throw invalidParameters(`Expected at most ${mostTags} tags`);
  await changeTable(store, table, { tags });
  return {};
}
