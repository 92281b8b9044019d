// Faults on demand: they make services here fail at random, for demonstrations and tests.

/** The share of requests or events that meet each fault, from 0 to 1. */
export interface Faults {
  /** The share of DynamoDB requests that are throttled. The AWS SDK retries them. */
  "dynamodb=throttle"?: number;
  /** The share of writes and transactions that are refused, as if another transaction held one of their items. */
  "dynamodb=conflict"?: number;
  /** The share of DynamoDB requests that are done, but whose connection ends without a response. The AWS SDK retries them. */
  "dynamodb=lost"?: number;
  /** The share of a function's events during which its execution environment is killed. */
  "lambda=kill"?: number;
}

const known = [
  "dynamodb=throttle",
  "dynamodb=conflict",
  "dynamodb=lost",
  "lambda=kill",
] as const satisfies (keyof Faults)[];

/**
 * Reads faults from the command line.
 *
 * @example
 * parseFaults(["dynamodb=throttle:0.2"]); // { "dynamodb=throttle": 0.2 }
 *
 * @throws Error of one line for a text of another form, or an unknown fault
 */
export function parseFaults(texts: string[]): Faults {
  const faults: Faults = {};
  for (const text of texts) {
    const [, name, share] = /^(.+):(1|0|0?\.\d+)$/.exec(text) ?? [];
    const found = known.find((one) => one === name);
    if (!found) {
      const names = `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
      throw new Error(
        `Expected --fault FAULT:SHARE with ${names} and a share from 0 to 1, such as dynamodb=throttle:0.1, ` +
          `got ${JSON.stringify(text)}.`,
      );
    }
    faults[found] = Number(share);
  }
  return faults;
}

/** Decides at random, by the share, whether a request or event meets a fault. */
export function strikes(share: number | undefined): boolean {
  return share !== undefined && Math.random() < share;
}
