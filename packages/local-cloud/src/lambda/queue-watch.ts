// Whether the events that wait for an environment call for more of them.
import { type EventLoopUtilization, performance } from "node:perf_hooks";

export interface Queue {
  /** Events without an environment. */
  waiting: number;
  /** Environments in their init phase. */
  starting: number;
  /** Environments beyond it. */
  started: number;
}

/** Milliseconds between two looks. */
export const lookInterval = 50;

/** Milliseconds after which a queue that does not move has handlers in front of it that wait themselves. */
const stalledAfter = 50;

/** The same on a busy machine, where handlers may just be slow. */
const stalledThoughBusyAfter = 1000;

/** Milliseconds that the last of a queue may have to wait. */
const longestWait = 100;

/** Above this share of its time this process is what everyone waits for: another environment would not help. */
const busyLoop = 0.85;

/** A look that comes so many milliseconds late tells of a machine without a free processor. */
const late = 5;

export class QueueWatch {
  readonly #now: () => number;
  readonly #utilization: typeof performance.eventLoopUtilization;
  #movedAt = 0;
  #moves = 0;
  #lookedAt = 0;
  #usage: EventLoopUtilization | undefined;

  constructor(now = () => performance.now(), utilization = performance.eventLoopUtilization) {
    this.#now = now;
    this.#utilization = utilization;
  }

  /** The first event waits. */
  begin(): void {
    this.#movedAt = this.#lookedAt = this.#now();
    this.#moves = 0;
    this.#usage = this.#utilization();
  }

  /** An event that waited has got an environment. */
  moved(): void {
    this.#movedAt = this.#now();
    this.#moves += 1;
  }

  /** How many environments to start now; to be asked every `lookInterval` while events wait. */
  wanted({ waiting, starting, started }: Queue): number {
    const now = this.#now();
    const isBusy = this.#isBusy(now);
    const sinceMove = now - this.#movedAt;
    const interval = this.#moves > 0 ? (now - this.#lookedAt) / this.#moves : sinceMove;
    this.#lookedAt = now;
    this.#moves = 0;
    // What is on its way is waited for.
    if (starting > 0) return 0;
    if (sinceMove >= (isBusy ? stalledThoughBusyAfter : stalledAfter))
      return Math.min(waiting, Math.max(1, started));
    return !isBusy && waiting * interval > longestWait ? 1 : 0;
  }

  #isBusy(now: number): boolean {
    const usage = this.#utilization();
    const { utilization } = this.#utilization(usage, this.#usage);
    this.#usage = usage;
    return utilization > busyLoop || now - this.#lookedAt > lookInterval + late;
  }
}
