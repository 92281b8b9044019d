// The name of an index. Keys of an index never change, so it names them: another order makes another index.

import type { Order, Sort } from "./filter.ts";

/** `plan-createdAt`: the field, and the time that orders the users of one value. */
export function indexName(field: string, time: Sort): string {
  return `${field}-${time}`;
}

/** The time by which an order is. */
export function timeOf(order: Order): Sort {
  return order.replace("-", "") as Sort;
}
