// Writes a function's event and answer for a terminal: shortened, and without credentials.

import type { Exchange } from "../gateway/request/answer.ts";

/** The most characters that are shown of a text within an event or an answer, such as its body. */
const maxText = 200;

/** The most characters that are shown of an event or an answer. */
const maxLength = 2000;

/** Matches the names of headers and parameters with secret values: tokens, cookies, signatures, keys. */
const secret =
  /^(cookies?|set-cookie)$|authorization|token|signature|credential|secret|password|(api|access)-?key/i;

/** Returns a line for the event and one for the answer, if there is an answer. */
export function describeExchange({ event, answer }: Exchange): string {
  const lines = [
    `event  ${shortened(event)}`,
    ...(answer === undefined ? [] : [`answer ${shortened(answer)}`]),
  ];
  return lines.join("\n");
}

function shortened(value: unknown): string {
  return cut(JSON.stringify(value, short) ?? String(value), maxLength);
}

function short(name: string, value: unknown): unknown {
  if (secret.test(name) && value !== null && ["object", "string"].includes(typeof value)) return "…";
  return typeof value === "string" ? cut(withoutTokens(name, value), maxText) : value;
}

function withoutTokens(name: string, text: string): string {
  const own = name === "rawQueryString" ? text.replace(/([^&=]*)=[^&]*/g, hidden) : text;
  // JSON Web Tokens are hidden anywhere in a text.
  return own.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "…");
}

function hidden(pair: string, name: string): string {
  return secret.test(name) ? `${name}=…` : pair;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
