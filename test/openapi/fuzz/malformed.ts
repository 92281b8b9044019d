// Generates bytes that are not an HTTP request.
import * as fc from "fast-check";
import { latin1 } from "./headers.ts";

const { constantFrom, oneof, boolean } = fc;

const line = oneof(
  latin1,
  constantFrom(
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Content-Length: a",
    "Transfer-Encoding: gzip",
    "Transfer-Encoding: chunked, identity",
    "no colon",
    " folded: header",
    ": nameless",
    "Bad Name: x",
    "Host: a",
  ),
);
// A parser refuses these or closes the connection; the connection ends in both cases.
export const malformed = fc
  .tuple(
    constantFrom(
      "GET /v1/users HTTP/1.1",
      "GET /v1/users HTTP/9.9",
      "GET /v1/users",
      "get /v1/users HTTP/1.1",
      "FOO / HTTP/1.1",
      "GET  /v1/users  HTTP/1.1",
      "GET * HTTP/1.1",
      "GET v1 HTTP/1.1",
      "GET http://other/v1/users HTTP/1.1",
      "GET /\u00e9 HTTP/1.1",
      "\u0000",
    ),
    fc.array(line, { maxLength: 3 }),
    boolean(),
  )
  .map(([first, lines, host]) => ({
    kind: "malformed" as const,
    raw: `${[first, ...(host ? ["Host: x"] : []), "Connection: close", ...lines].join("\r\n")}\r\n\r\n`,
  }));
