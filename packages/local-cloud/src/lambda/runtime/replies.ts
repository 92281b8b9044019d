// Sends the runtime's answers to events and to the init phase.
import { encodeFrame, type Frame } from "./frames.ts";
import { type PostedError, postedError } from "./posted-error.ts";

/** Lambda's limit for the size of a response, in bytes. */
const maxPayloadBytes = 6_291_556;

/** The answer to an init phase or an event. */
type Reply = Pick<Frame, "type" | "text">;

export interface Replies {
  /** Call this when an event has arrived. */
  begin(): void;
  ready(): void;
  payload(json: string): void;
  error(error: unknown): void;
  /** Sends an answer before the process exits, if the event has none yet: the answer that is waiting, otherwise the error. */
  lastWords(error: unknown): void;
}

/** Runs an event, and sends its answer. */
export type RunEvent = (event: unknown, context: object) => void | Promise<void>;

export interface RepliesOptions {
  nonce: string;
  /** Sends an answer one turn of the event loop later, when the next event is requested. */
  late: boolean;
  /** Called with each answer: the next event may come. */
  onReply(): void;
}

export function createReplies({ nonce, late, onReply }: RepliesOptions): Replies {
  // The function's code may replace `write` later.
  const write = process.stdout.write.bind(process.stdout);
  // With one stream, the output stays in order and comes before the answer.
  process.stderr.write = write;
  // The system's own maximum is not used, because it begins with the memory of the parent process.
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
