// Sets a table's time to live to the attribute that the program registers.
import type { Dynamodb } from "./dynamodb.ts";
import type { Table } from "./table-description.ts";

/** Sets a table's time to live. DynamoDB takes a new attribute only after the old one is switched off. */
export async function setTimeToLive(
  { call }: Pick<Dynamodb, "call">,
  { name: TableName, ttl }: Pick<Table, "name" | "ttl">,
): Promise<void> {
  const wanted = ttl?.enabled ? (ttl.attributeName ?? "") : undefined;
  const { TimeToLiveDescription } = await call("DescribeTimeToLive", { TableName });
  const { AttributeName: current } = TimeToLiveDescription;
  if (current === wanted) return;
  const update = (AttributeName: string, Enabled: boolean) =>
    call("UpdateTimeToLive", { TableName, TimeToLiveSpecification: { AttributeName, Enabled } });
  if (current !== undefined) await update(current, false);
  if (wanted !== undefined) await update(wanted, true);
}
