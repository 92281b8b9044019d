// What a function was given and what it answered, as a terminal shows it: short, and without what lets a caller in.

import type { Exchange } from "../gateway/request/answer.ts";

/** Of each text at most; a body is the longest. */
const maxText = 200;

/** Of an event or an answer at most. */
const maxLength = 2000;

/** Names of headers and parameters whose values are nobody else's: tokens, cookies, signatures, keys. */
const secret =
  /^(cookies?|set-cookie)$|authorization|token|signature|credential|secret|password|(api|access)-?key/i;

/** The two lines; one where there is no answer. */
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
  // A JSON Web Token, wherever it stands.
  return own.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "…");
}

function hidden(pair: string, name: string): string {
  return secret.test(name) ? `${name}=…` : pair;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}
