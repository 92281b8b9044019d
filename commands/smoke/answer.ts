// An answer as it came over the wire.

export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: [name: string, value: string][];
  body: Buffer;
}

/** The value of a header, `undefined` when it is missing. */
export function headerOf({ headers }: Answer, name: string): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

/** The body, parsed where it is JSON. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
export function jsonOf({ body }: Answer): any {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
