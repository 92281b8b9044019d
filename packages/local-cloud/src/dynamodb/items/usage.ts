// What a request with several writes tells of its tables: their consumed capacity, and the sizes of item collections.
import type { Output } from "../values/item.ts";

/** What a request with several writes tells of one table. */
export interface Usage {
  /** The table's name as the client wrote it. */
  name: string;
  capacity: Output | undefined;
  metrics: Output[];
}

/** Returns `ConsumedCapacity` and `ItemCollectionMetrics` of several tables. Each is there only when the request asks for it. */
export function usageOf(tables: Usage[]): Output {
  const capacities = tables.flatMap(({ capacity }) => capacity ?? []);
  const metrics = tables.flatMap((each) => (each.metrics.length > 0 ? [[each.name, each.metrics]] : []));
  return {
    ...(capacities.length > 0 && { ConsumedCapacity: capacities }),
    ...(metrics.length > 0 && { ItemCollectionMetrics: Object.fromEntries(metrics) }),
  };
}
