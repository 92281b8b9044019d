// The process of an execution environment: starts it, hands it events, reads its answers and what it prints.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { Faults } from "../faults/faults.ts";
import { ending } from "../process/ending.ts";
import { siblingOf } from "../process/sibling.ts";
import { type Frame, FrameReader } from "./frames.ts";

/** How an environment is started. */
export interface WorkerSettings {
  folder: string;
  env: Record<string, string>;
  /** Seconds an event may take. */
  timeout: number;
  /** MB; V8's heap ends within it. */
  memorySize: number;
  /** What goes wrong now and then. */
  faults?: Faults;
  /** Gets what no event takes along. */
  onLeft?(left: Left): void;
}

/** What an environment printed outside of events, when it has ended. */
export interface Left {
  text: string;
  /** Whether it ended by itself. */
  crashed: boolean;
}

/** What an environment is told of an event. */
export interface Task {
  requestId: string;
  functionArn: string;
  /** Epoch milliseconds at which the function times out. */
  deadline: number;
  traceId: string;
}

export class WorkerProcess {
  /** False once the process has ended or is about to. */
  alive = true;
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  readonly #tasks: Writable;
  #killed = false;
  #onAnswer: (frame: Frame) => void = () => {};
  #end: Frame | undefined;
  #printed = "";

  constructor({ folder, env, memorySize }: WorkerSettings) {
    const nonce = randomBytes(12).toString("hex");
    // Where Node keeps what it compiles, if anywhere.
    const { NODE_COMPILE_CACHE: cache = "" } = process.env;
    this.#process = spawn(
      process.execPath,
      [...nodeOptions(memorySize), siblingOf(import.meta.url, "worker"), nonce, cache],
      {
        cwd: folder,
        env: { NODE_COMPILE_CACHE: cache, ...env },
        stdio: ["ignore", "pipe", "pipe", "pipe"],
        // Ctrl-C goes to every process of the terminal's group; a worker finishes its event and ends with its parent.
        detached: true,
      },
    );
    const print = (text: string) => {
      this.#printed += text;
    };
    const reader = new FrameReader(nonce, print, (frame) => this.#onAnswer(frame));
    const { stdout, stderr } = this.#process as { stdout: Readable; stderr: Readable };
    stdout.on("data", (chunk) => reader.push(chunk)).on("end", () => reader.end());
    // What the function prints comes by the stream above; this has what Node itself says of a crash.
    stderr.setEncoding("utf8").on("data", print);
    this.#tasks = this.#process.stdio[3] as Writable;
    // To a process that has just died.
    this.#tasks.on("error", () => {});
    this.ended = ending(this.#process).then(({ code, killedBy }) => {
      this.alive = false;
      const cause = killedBy ? `signal: ${signalNames[killedBy] ?? killedBy}` : `exit status ${code}`;
      this.#end = { type: "error", text: `Runtime exited with error: ${cause}`, memoryUsed: 0 };
      this.#onAnswer(this.#end);
    });
  }

  /** Hands over an event, as JSON. */
  send(task: Task, event: string): void {
    this.#tasks.write(`${lineOf(JSON.stringify(task))}\n${lineOf(event)}\n`);
  }

  /** The next answer; an error when the process ends before, `undefined` when it takes too long and is killed. */
  answer(milliseconds: number): Promise<Frame | undefined> {
    if (this.#end) return Promise.resolve(this.#end);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill();
        settle(undefined);
      }, milliseconds);
      const settle = (frame: Frame | undefined) => {
        clearTimeout(timer);
        this.#onAnswer = () => {};
        resolve(frame);
      };
      this.#onAnswer = settle;
    });
  }

  /** What was printed since the last call, without the last line break. */
  takePrinted(): string {
    const printed = this.#printed.replace(/\n$/, "");
    this.#printed = "";
    return printed;
  }

  /** What nobody has taken once the process has ended. */
  left(): Left {
    const crash = this.#killed ? undefined : this.#end?.text;
    const text = [this.takePrinted(), crash].filter(Boolean).join("\n");
    return { text, crashed: crash !== undefined };
  }

  kill(): void {
    if (!this.#end) this.#killed = true;
    this.alive = false;
    this.#process.kill("SIGKILL");
  }
}

/** JSON on one line: for Node's reader of lines, these two characters end one as well. */
function lineOf(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

const signalNames: Partial<Record<NodeJS.Signals, string>> = { SIGKILL: "killed", SIGABRT: "aborted" };

// As Lambda starts Node: the heap ends where the function's memory does. New objects get little room, and V8 no threads that
// compile and collect beside the function, since Lambda runs one environment a machine and here are many.
function nodeOptions(memorySize: number): string[] {
  return [
    "--disable-warning=ExperimentalWarning",
    `--max-old-space-size=${Math.floor(memorySize * 0.9)}`,
    "--max-semi-space-size=2",
    "--single-threaded-gc",
    "--no-concurrent-recompilation",
  ];
}
