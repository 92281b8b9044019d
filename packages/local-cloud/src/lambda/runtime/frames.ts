// What an environment is told, and how its answers travel among what it prints: in one stream, so that the two stay in order.
import { StringDecoder } from "node:string_decoder";

/** What an environment is told of an event. */
export interface Task {
  requestId: string;
  functionArn: string;
  /** Epoch milliseconds at which the function times out. */
  deadline: number;
  traceId: string;
}

/** What an environment answers: that its init is done, a payload as JSON, or the error of either, as JSON too. */
export interface Frame {
  type: "ready" | "payload" | "error";
  text: string;
  /** Most resident memory so far, in bytes. */
  memoryUsed: number;
  /** The process ends after it. */
  last?: boolean;
}

/** A frame as bytes of the stream. `nonce` tells frames from what the function prints. */
export function encodeFrame(nonce: string, { type, text, memoryUsed, last = false }: Frame): string {
  return `\0${nonce} ${type} ${memoryUsed} ${last} ${Buffer.byteLength(text)}\n${text}`;
}

/** Takes a stream apart, in whatever pieces it comes. */
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

  /** The stream has ended: what looked like the beginning of a frame was text. */
  end(): void {
    this.#onText(this.#decoder.write(this.#rest) + this.#decoder.end());
    this.#rest = Buffer.alloc(0);
  }

  /** Reads the frame at the start of `bytes` and says where it ends; `undefined` when it is not all there. */
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

/** Where a mark may begin whose rest is yet to come; the end when none does. */
function startOfPartial(bytes: Buffer, mark: Buffer): number {
  const at = bytes.indexOf(0, Math.max(0, bytes.length - mark.length + 1));
  return at < 0 ? bytes.length : at;
}
