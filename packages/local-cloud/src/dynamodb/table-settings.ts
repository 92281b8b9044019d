// What a registered table has besides its key and indexes: its stream, and the time after which its items are removed.
import { ofType, type Resource, type ResourceOf } from "../resources/resource.ts";
import type { Dynamodb } from "./dynamodb.ts";
import type { ViewType } from "./store/table.ts";

type Database = Pick<Dynamodb, "call" | "setStream">;
type Table = ResourceOf<"aws:dynamodb/table:Table">["outputs"];

/** Brings the tables of the program, which are there, to what it says of them. */
export async function applyTableSettings(dynamodb: Database, resources: Resource[]): Promise<void> {
  for (const { outputs } of ofType(resources, "aws:dynamodb/table:Table")) {
    const { name, streamEnabled, streamLabel: label, streamViewType } = outputs;
    if (streamEnabled && !streamViewType)
      throw new Error(
        `Expected \`streamViewType\` of the table ${name} to be set where \`streamEnabled\` is true, got ${JSON.stringify(streamViewType ?? null)}. ` +
          "Set it to KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.",
      );
    const viewType = streamViewType as ViewType;
    await dynamodb.setStream(name, streamEnabled ? { viewType, label } : undefined);
    await setTimeToLive(dynamodb, outputs);
  }
}

/** The attribute may be another: then the old one is switched off first. */
async function setTimeToLive({ call }: Database, { name: TableName, ttl }: Table): Promise<void> {
  const wanted = ttl?.enabled ? (ttl.attributeName ?? "") : undefined;
  const { TimeToLiveDescription } = await call("DescribeTimeToLive", { TableName });
  const { AttributeName: current } = TimeToLiveDescription;
  if (current === wanted) return;
  const update = (AttributeName: string, Enabled: boolean) =>
    call("UpdateTimeToLive", { TableName, TimeToLiveSpecification: { AttributeName, Enabled } });
  if (current !== undefined) await update(current, false);
  if (wanted !== undefined) await update(wanted, true);
}
