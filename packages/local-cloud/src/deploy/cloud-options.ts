// What a run of the local cloud is asked for.
import type { Faults } from "../faults/faults.ts";
import type { RequestLine } from "../gateway/api/api.ts";
import type { SurroundingsOptions } from "../program/surroundings.ts";

export interface CloudOptions extends SurroundingsOptions {
  /** Folder of the program, where Pulumi.yaml is. @default the working directory */
  program?: string;
  /** @default dev */
  stack?: string;
  /** Settings that win over those of the stack, as `key=value`. */
  config?: string[];
  /** The same for settings that the program must treat as secrets. */
  secrets?: string[];
  /** 0 takes a free one. @default 3000 */
  port?: number;
  /** @default 127.0.0.1 */
  host?: string;
  /** Folder that keeps the tables; in memory unless given. */
  data?: string;
  /** What goes wrong now and then. */
  faults?: Faults;
  /** Takes up what changes in the program's files, until it is closed. @default false */
  watch?: boolean;
  /** Receives each request after its answer. */
  onRequest?(line: RequestLine): void;
  /** Receives each line that the program prints, and what a reload has to say. */
  onLog?(line: string): void;
  /** Ends the start early. */
  signal?: AbortSignal;
}
