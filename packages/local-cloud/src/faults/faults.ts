// Faults on demand: what services here do wrong now and then, for demonstrations and tests.

/** The share of requests or events that meet a fault, from 0 to 1. */
export interface Faults {
  /** Of requests to DynamoDB: throttled, which the AWS SDK retries. */
  "dynamodb=throttle"?: number;
  /** Of writes and transactions: refused, as another transaction holds an item of theirs. */
  "dynamodb=conflict"?: number;
  /** Of requests to DynamoDB: done, but the connection ends without an answer, and the AWS SDK tries again. */
  "dynamodb=lost"?: number;
  /** Of a function's events: the environment is killed at some moment of them. */
  "lambda=kill"?: number;
}

const known = [
  "dynamodb=throttle",
  "dynamodb=conflict",
  "dynamodb=lost",
  "lambda=kill",
] as const satisfies (keyof Faults)[];

/**
 * Reads faults as the command line has them: `dynamodb=throttle:0.2`.
 *
 * @throws Error of one line for anything else
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

/** Whether this request or event is one of the share. */
export function strikes(share: number | undefined): boolean {
  return share !== undefined && Math.random() < share;
}
