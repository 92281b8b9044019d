// The answer to a client's request.

/** The event that a function got, and its answer. */
export interface Exchange {
  event: object;
  /** It is absent if the function did not answer. */
  answer?: unknown;
}

/** The answer to one request. */
export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body?: string | Buffer;
  /** The reason why the gateway itself answered: "no route", "throttled". It is absent if the function answered. */
  note?: string;
  functionName?: string;
  /** The text that the function printed. */
  log?: string;
  /** Lambda's REPORT line of the event. */
  report?: string;
  /** The function's event and its answer. */
  exchange?: Exchange;
}

/** Returns an answer of the gateway itself: `{"message": …}`. */
export function message(status: number, text: string, note: string, headers: Answer["headers"] = []): Answer {
  const body = JSON.stringify({ message: text });
  return { status, headers: [["content-type", "application/json"], ...headers], body, note };
}
