// How the runtime answers the events that it is given.
import { encodeFrame, type Frame } from "./frames.ts";
import { type PostedError, postedError } from "./posted-error.ts";

/** Lambda's limit of a response. */
const maxPayloadBytes = 6_291_556;

/** What is answered to an init phase or an event. */
type Reply = Pick<Frame, "type" | "text">;

export interface Replies {
  /** An event has come. */
  begin(): void;
  ready(): void;
  payload(json: string): void;
  error(error: unknown): void;
  /** Answers what is owed before the process ends: what has been answered already, or else the error. */
  lastWords(error: unknown): void;
}

/** Runs an event, and answers it. */
export type RunEvent = (event: unknown, context: object) => void | Promise<void>;

export interface RepliesOptions {
  nonce: string;
  /** Whether an answer goes out a turn late, when the next event is asked for. */
  late: boolean;
  /** The next event may come. */
  onReply(): void;
}

export function createReplies({ nonce, late, onReply }: RepliesOptions): Replies {
  // Taken before the function's code runs, which may replace it.
  const write = process.stdout.write.bind(process.stdout);
  // One stream for both, so that what is printed is in order, and comes before the answer.
  process.stderr.write = write;
  // Not the maximum that the system keeps: that begins with what the parent had.
  let memoryUsed = 0;
  let waiting: Reply | undefined;
  let isOwed = true;
  const send = (reply: Reply, last = false) => {
    waiting = undefined;
    isOwed = false;
    onReply();
    memoryUsed = Math.max(memoryUsed, process.memoryUsage.rss());
    write(encodeFrame(nonce, { ...reply, memoryUsed, last }));
  };
  const answer = (reply: Reply) => {
    if (!late) return send(reply);
    waiting = reply;
    setImmediate(() => waiting && send(waiting));
  };
  return {
    begin() {
      isOwed = true;
    },
    ready: () => send({ type: "ready", text: "" }),
    payload: (json) => answer(sized(json)),
    error: (error) => answer(errorReply(postedError(error))),
    lastWords(error) {
      if (isOwed) send(waiting ?? errorReply(postedError(error)), true);
    },
  };
}

function sized(json: string): Reply {
  const bytes = Buffer.byteLength(json);
  if (bytes <= maxPayloadBytes) return { type: "payload", text: json };
  const errorMessage = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`;
  return errorReply({ errorType: "Function.ResponseSizeTooLarge", errorMessage });
}

function errorReply(error: PostedError): Reply {
  return { type: "error", text: JSON.stringify(error) };
}
