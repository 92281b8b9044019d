// Starts the process of an execution environment, sends it events, and reads its answers and its output.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import type { Faults } from "../faults/faults.ts";
import { ending } from "../process/ending.ts";
import { siblingOf } from "../process/sibling.ts";
import type { Inspector } from "./inspectors.ts";
import { type NodeSettings, nodeOptions } from "./node-options.ts";
import type { Logging } from "./report.ts";
import { type Frame, FrameReader, type Task } from "./runtime/frames.ts";

/** The settings with which an environment starts. */
export interface WorkerSettings extends NodeSettings {
  folder: string;
  /** The function's timeout in seconds. */
  timeout: number;
  logging?: Logging;
  /** The share of events that fail on purpose. */
  faults?: Faults;
  /** Lets stack traces name the source files, if the code has a source map. */
  sourceMaps?: boolean;
  /** The inspector through which a debugger reaches the process, if the function is debugged. */
  inspector?: Inspector;
  /** Called when the environment ends, with the text that it printed outside of events. */
  onLeft?(left: Left): void;
}

/** The text that an ended environment printed outside of events. */
export interface Left {
  text: string;
  /** True if the process ended by itself. */
  crashed: boolean;
}

/** The result of an init phase or an event: the answer of the process, or its end. */
export type Answer = Frame | { type: "end"; text: string; memoryUsed?: undefined; last?: undefined };

export class WorkerProcess {
  /** False once the process has ended or is about to. */
  alive = true;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  /** True if the process has exited with a status, not by a signal. */
  hasExited = false;
  readonly #process: ChildProcess;
  readonly #tasks: Writable;
  #killed = false;
  #onAnswer: (answer: Answer) => void = () => {};
  #end: Answer | undefined;
  #printed = "";

  constructor({ folder, env, memorySize, runtime, sourceMaps, inspector }: WorkerSettings) {
    const nonce = randomBytes(12).toString("hex");
    // The folder of Node's compile cache, if there is one.
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
        // Ctrl-C reaches every process of the terminal's group. A worker must finish its event instead, and end with its parent.
        detached: true,
      },
    );
    const print = (text: string) => {
      this.#printed += text;
    };
    const reader = new FrameReader(nonce, print, (frame) => this.#onAnswer(frame));
    const { stdout, stderr } = this.#process as { stdout: Readable; stderr: Readable };
    stdout.on("data", (chunk) => reader.push(chunk)).on("end", () => reader.end());
    // The function's output comes through stdout. Only Node's own messages, for example about a crash, come through stderr.
    stderr.setEncoding("utf8").on("data", (text) => print(inspector?.read(text) ?? text));
    this.#tasks = this.#process.stdio[3] as Writable;
    // A write to a process that has just ended fails.
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

  /** Sends an event, as JSON. */
  send(task: Task, event: string): void {
    this.#tasks.write(`${lineOf(JSON.stringify(task))}\n${lineOf(event)}\n`);
  }

  /** Waits for the next answer. After the given time it kills the process and returns `undefined`. */
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

  /** Returns the output since the last call, without the last line break. */
  takePrinted(): string {
    const printed = this.#printed.replace(/\n$/, "");
    this.#printed = "";
    return printed;
  }

  /** Returns the output that `takePrinted` has not returned. Call it after the end of the process. */
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

/** Puts JSON on one line. Node's `readline` also ends a line at these two characters. */
function lineOf(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

const signalNames: Partial<Record<NodeJS.Signals, string>> = { SIGKILL: "killed", SIGABRT: "aborted" };
