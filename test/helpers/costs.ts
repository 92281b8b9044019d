// Computes the capacity units of requests to DynamoDB from the sizes of their items.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html

/** The number of requests, and their cost in capacity units. */
export interface Costs {
  requests: number;
  write: number;
  read: number;
}

type Item = Record<string, Record<string, string>>;

/** The items by their keys, before and after the requests. */
export interface Stored {
  before: Map<string, Item>;
  after: Map<string, Item>;
}

/**
 * Returns the cost of writes and consistent reads. A write costs as much as the larger of the item before and the item after, whether its
 * condition holds or not, and twice that in a transaction.
 */
export function costsOf(
  requests: { operation: string; input: Record<string, unknown> }[],
  stored: Stored,
): Costs {
  const costs = { requests: requests.length, write: 0, read: 0 };
  for (const { operation, input } of requests) {
    if (operation === "GetItem") {
      if (input.ConsistentRead !== true) throw new Error("Expected a consistent read.");
      costs.read += units(sizeOf(stored.before.get(keyOf(input))), 4_096);
    } else if (operation === "TransactWriteItems") {
      for (const part of input.TransactItems as Record<string, Record<string, unknown>>[]) {
        for (const write of Object.values(part)) costs.write += 2 * writeUnits(write, stored);
      }
    } else if (/^(Put|Update|Delete)Item$/.test(operation)) {
      costs.write += writeUnits(input, stored);
    } else throw new Error(`Expected a request whose cost is known, got ${operation}.`);
  }
  return costs;
}

function writeUnits(write: Record<string, unknown>, { before, after }: Stored): number {
  const key = keyOf(write);
  return units(Math.max(sizeOf(before.get(key)), sizeOf(after.get(key))), 1_024);
}

function units(bytes: number, of: number): number {
  return Math.max(1, Math.ceil(bytes / of));
}

function keyOf(input: Record<string, unknown>): string {
  const { id, claim } = (input.Key ?? input.Item) as Item;
  return (id ?? claim)?.S ?? "";
}

/** Returns the bytes of an item: names and texts count in UTF-8, and a number counts as 21 bytes, the most that it can take. */
function sizeOf(item: Item = {}): number {
  return Object.entries(item).reduce((sum, [name, value]) => {
    return sum + Buffer.byteLength(name) + (value.N === undefined ? Buffer.byteLength(value.S ?? "") : 21);
  }, 0);
}
