// An HTTP answer with its raw body.

export interface Answer {
  status: number;
  /** The headers; names are in lower case. */
  headers: [name: string, value: string][];
  body: Buffer;
}

/** Returns the value of a header, or `undefined` when it is missing. */
export function headerOf({ headers }: Answer, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

/** Parses the body. Returns `undefined` for a body that is not JSON. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
export function jsonOf({ body }: Answer): any {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
