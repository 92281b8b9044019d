// The parts of a function's answer, checked: what both payload formats share.
import { validateHeaderName, validateHeaderValue } from "node:http";

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A status code, a number or its digits; `undefined` when it is none. */
export function statusOf(value: unknown): number | undefined {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599
    ? status
    : undefined;
}

/** The body of a function's answer, decoded; `undefined` when it is not a string. */
export function bodyOf({ body, isBase64Encoded }: Record<string, unknown>): Buffer | undefined {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body !== "string") return undefined;
  return Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8");
}

/** The headers of a function's answer; `undefined` when they cannot be sent. */
export function headerList(headers: unknown): [string, string][] | undefined {
  if (headers === undefined || headers === null) return [];
  if (!isObject(headers)) return undefined;
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!["string", "number", "boolean"].includes(typeof value)) return undefined;
    if (!isSendable(name, String(value))) return undefined;
    list.push([name, String(value)]);
  }
  return list;
}

/** The headers of an answer that the server itself sets, in lower case. */
export const serverHeaders = [
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "server",
  "transfer-encoding",
];

/** Whether HTTP can carry this header. */
export function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Adds a Content-Type where there is none. */
export function withContentType(headers: [string, string][], contentType: string): [string, string][] {
  const given = headers.some(([name]) => name.toLowerCase() === "content-type");
  return given ? headers : [...headers, ["content-type", contentType]];
}
