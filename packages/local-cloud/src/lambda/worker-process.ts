// The process of an execution environment: starts it, hands it events, reads its answers and what it prints.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { Faults } from "../faults/faults.ts";
import { ending } from "../process/ending.ts";
import { siblingOf } from "../process/sibling.ts";
import type { Inspector } from "./inspectors.ts";
import { nodeOptions } from "./node-options.ts";
import type { Logging } from "./report.ts";
import { type Frame, FrameReader, type Task } from "./runtime/frames.ts";

/** How an environment is started. */
export interface WorkerSettings {
  folder: string;
  env: Record<string, string>;
  /** Seconds an event may take. */
  timeout: number;
  /** MB; V8's heap ends within it. */
  memorySize: number;
  /** `nodejs24.x` */
  runtime?: string;
  logging?: Logging;
  /** What goes wrong now and then. */
  faults?: Faults;
  /** Whether stacks name the sources, where the code has a source map. */
  sourceMaps?: boolean;
  /** Where a debugger reaches it, if it is debugged. */
  inspector?: Inspector;
  /** Gets what no event takes along. */
  onLeft?(left: Left): void;
}

/** What an environment printed outside of events, when it has ended. */
export interface Left {
  text: string;
  /** Whether it ended by itself. */
  crashed: boolean;
}

/** What comes of an init phase or an event: what the process answered, or how it has ended. */
export type Answer = Frame | { type: "end"; text: string; memoryUsed?: undefined; last?: undefined };

export class WorkerProcess {
  /** False once the process has ended or is about to. */
  alive = true;
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  /** Whether it has ended by itself, with a status. */
  hasExited = false;
  readonly #process: ChildProcess;
  readonly #tasks: Writable;
  #killed = false;
  #onAnswer: (answer: Answer) => void = () => {};
  #end: Answer | undefined;
  #printed = "";

  constructor({ folder, env, memorySize, runtime, sourceMaps, inspector }: WorkerSettings) {
    const nonce = randomBytes(12).toString("hex");
    // Where Node keeps what it compiles, if anywhere.
    const { NODE_COMPILE_CACHE: cache = "" } = process.env;
    this.#process = spawn(
      process.execPath,
      [
        ...nodeOptions({ memorySize, runtime, env }),
        ...(sourceMaps ? ["--enable-source-maps"] : []),
        ...(inspector ? ["--inspect=127.0.0.1:0"] : []),
        siblingOf(import.meta.url, "runtime/worker"),
        ...[nonce, cache],
      ],
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
    stderr.setEncoding("utf8").on("data", (text) => print(inspector?.read(text) ?? text));
    this.#tasks = this.#process.stdio[3] as Writable;
    // To a process that has just died.
    this.#tasks.on("error", () => {});
    this.ended = ending(this.#process).then(({ code, killedBy }) => {
      this.alive = false;
      this.hasExited = killedBy === null;
      const cause = killedBy ? `signal: ${signalNames[killedBy] ?? killedBy}` : `exit status ${code}`;
      const text =
        code === 0 ? "Runtime exited without providing a reason" : `Runtime exited with error: ${cause}`;
      this.#end = { type: "end", text };
      this.#onAnswer(this.#end);
    });
  }

  /** Hands over an event, as JSON. */
  send(task: Task, event: string): void {
    this.#tasks.write(`${lineOf(JSON.stringify(task))}\n${lineOf(event)}\n`);
  }

  /** What comes next; `undefined` when it takes too long, and the process is killed. */
  answer(milliseconds: number): Promise<Answer | undefined> {
    if (this.#end) return Promise.resolve(this.#end);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.kill();
        settle(undefined);
      }, milliseconds);
      const settle = (answer: Answer | undefined) => {
        clearTimeout(timer);
        this.#onAnswer = () => {};
        resolve(answer);
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
