// Names an index after its keys. AWS cannot change the keys of an index, so another order needs another index.

import type { Order, Sort } from "./filter.ts";

/** Returns a name such as `plan-createdAt`: the field, and the time that orders the users of one value. */
export function indexName(field: string, time: Sort): string {
  return `${field}-${time}`;
}

/** Returns the time of an order: `createdAt` for `-createdAt`. */
export function timeOf(order: Order): Sort {
  return order.replace("-", "") as Sort;
}
