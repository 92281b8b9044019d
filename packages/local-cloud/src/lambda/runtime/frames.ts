// The messages between the local run and an environment. Answers travel in the same stream as the function's output, so that both
// stay in order.
import { StringDecoder } from "node:string_decoder";

/** The data that an environment gets with an event. */
export interface Task {
  requestId: string;
  functionArn: string;
  /** The time at which the function times out, in milliseconds since 1970. */
  deadline: number;
  traceId: string;
}

/**
 * An answer of an environment. `ready` ends the init phase, `payload` has the result of an event as JSON, and `error` the error of
 * either as JSON.
 */
export interface Frame {
  type: "ready" | "payload" | "error";
  text: string;
  /** The highest resident memory so far, in bytes. */
  memoryUsed: number;
  /** True if the process exits after this answer. */
  last?: boolean;
}

/** Encodes a frame for the stream. `nonce` distinguishes frames from the function's output. */
export function encodeFrame(nonce: string, { type, text, memoryUsed, last = false }: Frame): string {
  return `\0${nonce} ${type} ${memoryUsed} ${last} ${Buffer.byteLength(text)}\n${text}`;
}

/** Separates frames from output in a stream that arrives in chunks of any size. */
export class FrameReader {
  readonly #mark: Buffer;
  readonly #onText: (text: string) => void;
  readonly #onFrame: (frame: Frame) => void;
  readonly #decoder = new StringDecoder();
  #rest: Buffer = Buffer.alloc(0);

  constructor(nonce: string, onText: (text: string) => void, onFrame: (frame: Frame) => void) {
    this.#mark = Buffer.from(`\0${nonce} `);
    this.#onText = onText;
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      const start = rest.indexOf(this.#mark);
      const textEnd = start < 0 ? startOfPartial(rest, this.#mark) : start;
      if (textEnd > 0) {
        this.#onText(this.#decoder.write(rest.subarray(0, textEnd)));
        rest = rest.subarray(textEnd);
      }
      const end = start < 0 ? undefined : this.#takeFrame(rest);
      if (end === undefined) break;
      rest = rest.subarray(end);
    }
    this.#rest = rest;
  }

  /** Ends the stream. A rest that looked like the beginning of a frame was text. */
  end(): void {
    this.#onText(this.#decoder.write(this.#rest) + this.#decoder.end());
    this.#rest = Buffer.alloc(0);
  }

  /** Reads the frame at the start of `bytes`. Returns the frame's end, or `undefined` if a part of it has not arrived. */
  #takeFrame(bytes: Buffer): number | undefined {
    const newline = bytes.indexOf(10, this.#mark.length);
    if (newline < 0) return undefined;
    const head = bytes.toString("latin1", this.#mark.length, newline);
    const [type, memoryUsed, last, length] = head.split(" ") as [Frame["type"], string, string, string];
    const end = newline + 1 + Number(length);
    if (bytes.length < end) return undefined;
    const text = bytes.toString("utf8", newline + 1, end);
    this.#onFrame({ type, text, memoryUsed: Number(memoryUsed), last: last === "true" });
    return end;
  }
}

/** Returns the index at which an incomplete mark may begin, or the length of `bytes` if there is none. */
function startOfPartial(bytes: Buffer, mark: Buffer): number {
  const at = bytes.indexOf(0, Math.max(0, bytes.length - mark.length + 1));
  return at < 0 ? bytes.length : at;
}
