// Decides how many environments to start while events of a function wait.
import { availableParallelism, cpus } from "node:os";

export interface Queue {
  /** The number of events that wait for an environment. */
  waiting: number;
  /** The number of environments in their init phase. */
  starting: number;
  /** The number of environments that have finished their init phase. */
  started: number;
}

/** The milliseconds between two calls of `wanted`. */
export const lookInterval = 50;

/** The milliseconds that the last event of a queue should wait at most. */
const longestWait = 100;

/** The number of environments that are started whenever events wait. They cost little. */
const always = Math.min(4, availableParallelism());

/** The milliseconds without a free environment after which the running handlers are taken to be waiting themselves. */
const stalledAfter = 250;

/** `stalledAfter` for a machine without an idle processor, in milliseconds. */
const stalledThoughBusyAfter = 1000;

/**
 * The conditions for an idle processor: `looks` timers in a row that are at most `late` milliseconds late, with at least
 * `processors` idle processors since the timer before.
 */
const calm = { looks: 3, late: 10, processors: 0.5 };

/** The number of durations that are remembered. */
const remembered = 16;

/**
 * Decides how many environments to start. Handlers that wait, for example for a database, need an environment each. On a busy
 * machine, more environments only slow it down. A machine is busy if no processor is idle, or if a timer is late, as in a container
 * that may not use its processors. The fastest of the last events counts, because the others may have waited for the machine.
 */
export class QueueWatch {
  readonly #now: () => number;
  readonly #idle: () => number;
  readonly #always: number;
  readonly #durations: number[] = [];
  #movedAt = 0;
  #lookedAt = 0;
  #idleThen = 0;
  #calmLooks = 0;

  /** @param idle returns the milliseconds that the processors have been idle, summed up */
  constructor(now = () => performance.now(), idle = idleTime, environments = always) {
    this.#now = now;
    this.#idle = idle;
    this.#always = environments;
  }

  /** Call this when the first event begins to wait. */
  begin(): void {
    this.#movedAt = this.#lookedAt = this.#now();
    this.#idleThen = this.#idle();
    this.#calmLooks = 0;
  }

  /** Call this when a waiting event gets an environment. */
  moved(): void {
    this.#movedAt = this.#now();
  }

  /** Call this with the duration of an event in milliseconds. Leave out the first event of an environment, which is always slow. */
  took(duration: number): void {
    this.#durations.push(duration);
    if (this.#durations.length > remembered) this.#durations.shift();
  }

  /** Returns the number of environments to start now. Call it every `lookInterval` milliseconds while events wait. */
  wanted({ waiting, starting, started }: Queue): number {
    const now = this.#now();
    this.#calmLooks = this.#isCalm(now) ? this.#calmLooks + 1 : 0;
    if (started + starting < this.#always) return 1;
    const sinceMove = now - this.#movedAt;
    if (this.#calmLooks < calm.looks && sinceMove < stalledThoughBusyAfter) return 0;
    const fastest = this.#durations.length > 0 ? Math.min(...this.#durations) : 0;
    const enough =
      sinceMove >= stalledAfter ? started + waiting : Math.ceil((waiting * fastest) / longestWait);
    // At most twice as many, until the next call.
    return Math.max(0, Math.min(enough, started + waiting, 2 * started) - started - starting);
  }

  /** Tells whether the machine had an idle processor since the last call. */
  #isCalm(now: number): boolean {
    const since = now - this.#lookedAt;
    const idle = this.#idle();
    const isIdle = idle - this.#idleThen >= since * calm.processors;
    this.#lookedAt = now;
    this.#idleThen = idle;
    return isIdle && since <= lookInterval + calm.late;
  }
}

function idleTime(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0);
}
