// An answer on its way to the client.

/** What a function was given, and what it answered. */
export interface Exchange {
  event: object;
  /** Absent where it gave none. */
  answer?: unknown;
}

/** The answer to one request. */
export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body?: string | Buffer;
  /** Why the gateway itself refused; absent when the function answered. */
  note?: string;
  functionName?: string;
  /** What the function printed. */
  log?: string;
  /** Lambda's line of the event. */
  report?: string;
  exchange?: Exchange;
}

/** An answer of the gateway itself, `{"message": …}`. */
export function message(status: number, text: string, note: string, headers: Answer["headers"] = []): Answer {
  const body = JSON.stringify({ message: text });
  return { status, headers: [["content-type", "application/json"], ...headers], body, note };
}
