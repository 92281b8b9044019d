// The answers to requests that reach no route. They are those of an HTTP API; REST APIs and function URLs differ in one or two.
import { type Answer, message } from "../request/answer.ts";
import type { Refusal } from "./api.ts";

export const refusals: Record<Refusal, Answer> = {
  "headers-too-large": message(
    431,
    "Request Header Fields Too Large",
    "request line and headers over 10,240 bytes",
  ),
  "body-too-large": message(413, "Request Entity Too Large", "body over 10 MB"),
  failed: message(500, "Internal Server Error", "failure of the local gateway"),
};
