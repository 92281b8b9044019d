// Whether the events that wait for an environment call for more of them.
import { availableParallelism, cpus } from "node:os";

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

/** Milliseconds that the last of a queue should have to wait. */
const longestWait = 100;

/** Environments that cost no more than they gain wherever events wait at all. */
const always = Math.min(4, availableParallelism());

/** Milliseconds without a move after which the events before the queue are held to wait themselves. */
const stalledAfter = 250;

/** The same where the machine has no processor to spare. */
const stalledThoughBusyAfter = 1000;

/**
 * Looks in a row that have to come on time, to within so many milliseconds, and with so many idle processors since the last one,
 * before the machine is held to have one to spare.
 */
const calm = { looks: 3, late: 10, processors: 0.5 };

/** How many durations are remembered. */
const remembered = 16;

/**
 * Tells handlers that wait, which need an environment each, from a machine that is busy, which more environments only slow down:
 * there no processor is idle, or a timer comes late, as in a container that may not use them. It goes by the fastest of the last
 * events, as the others may have waited for the machine.
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

  /** @param idle milliseconds that the processors have been idle, all together */
  constructor(now = () => performance.now(), idle = idleTime, environments = always) {
    this.#now = now;
    this.#idle = idle;
    this.#always = environments;
  }

  /** The first event waits. */
  begin(): void {
    this.#movedAt = this.#lookedAt = this.#now();
    this.#idleThen = this.#idle();
    this.#calmLooks = 0;
  }

  /** An event that waited has got an environment. */
  moved(): void {
    this.#movedAt = this.#now();
  }

  /** An event took so many milliseconds, in an environment that has had one before: the first is slow in each. */
  took(duration: number): void {
    this.#durations.push(duration);
    if (this.#durations.length > remembered) this.#durations.shift();
  }

  /** How many environments to start now; to be asked every `lookInterval` while events wait. */
  wanted({ waiting, starting, started }: Queue): number {
    const now = this.#now();
    this.#calmLooks = this.#isCalm(now) ? this.#calmLooks + 1 : 0;
    if (started + starting < this.#always) return 1;
    const sinceMove = now - this.#movedAt;
    if (this.#calmLooks < calm.looks && sinceMove < stalledThoughBusyAfter) return 0;
    const fastest = this.#durations.length > 0 ? Math.min(...this.#durations) : 0;
    const enough =
      sinceMove >= stalledAfter ? started + waiting : Math.ceil((waiting * fastest) / longestWait);
    // Twice as many at most, and then another look.
    return Math.max(0, Math.min(enough, started + waiting, 2 * started) - started - starting);
  }

  /** Whether the machine had a processor to spare since the last look. */
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
