// Checks the parts of a function's answer that both payload formats share.
import { validateHeaderName, validateHeaderValue } from "node:http";
import { isRecord } from "../../resources/is-record.ts";
import type { Answer } from "../request/answer.ts";

/** Converts a number or a text of three digits to a status code. Any other value gives `undefined`. */
export function statusOf(value: unknown): number | undefined {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599
    ? status
    : undefined;
}

/** Returns the decoded body of a function's answer, or `undefined` if it is not a string. */
export function bodyOf({ body, isBase64Encoded }: Record<string, unknown>): Buffer | undefined {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body !== "string") return undefined;
  return Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8");
}

/** Returns the headers of a function's answer, or `undefined` if they cannot be sent. */
export function headerList(headers: unknown): [string, string][] | undefined {
  if (headers === undefined || headers === null) return [];
  if (!isRecord(headers)) return undefined;
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!["string", "number", "boolean"].includes(typeof value)) return undefined;
    if (!isSendable(name, String(value))) return undefined;
    list.push([name, String(value)]);
  }
  return list;
}

/** The headers of an answer that the server itself sets, in lower case. */
const serverHeaders = ["connection", "content-length", "date", "keep-alive", "server", "transfer-encoding"];

/** Returns an answer without the headers that the server or API Gateway itself sets. Those of API Gateway are `own`, in lower case. */
export function withoutHeaders(answer: Answer, own: string[]): Answer {
  const taken = [...serverHeaders, ...own];
  return { ...answer, headers: answer.headers.filter(([name]) => !taken.includes(name.toLowerCase())) };
}

/** Tells whether a header is valid in HTTP. */
export function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Adds a Content-Type if there is none. */
export function withContentType(headers: [string, string][], contentType: string): [string, string][] {
  const given = headers.some(([name]) => name.toLowerCase() === "content-type");
  return given ? headers : [...headers, ["content-type", contentType]];
}
