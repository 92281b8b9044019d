// A clock that stands still until a test lets time pass.
import { EventEmitter, once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/time/clock.ts";

/** The time at first, in epoch milliseconds. */
export const start = 1_700_000_000_000;

export class ManualClock implements Clock {
  #now = start;
  readonly #waits = new Set<{ due: number; end: () => void }>();
  readonly #events = new EventEmitter();
  /** The length of every wait, in milliseconds. */
  readonly asked: number[] = [];

  now(): number {
    return this.#now;
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.asked.push(milliseconds);
    return new Promise((resolve) => {
      const wait = { due: this.#now + milliseconds, end: resolve };
      this.#waits.add(wait);
      const over = () => {
        this.#waits.delete(wait);
        resolve();
      };
      if (signal.aborted) over();
      else signal.addEventListener("abort", over);
      this.#events.emit("wait");
    });
  }

  /** Waits until somebody waits for this length, and lets it pass. */
  async passWait(milliseconds: number): Promise<void> {
    while (![...this.#waits].some(({ due }) => due === this.#now + milliseconds))
      await once(this.#events, "wait");
    await this.pass(milliseconds);
  }

  /** Lets time pass, and waits for all that follows from it. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const wait of this.#waits) {
      if (wait.due > this.#now) continue;
      this.#waits.delete(wait);
      wait.end();
    }
    await settled();
  }
}

/** Waits until the event loop has no more work: the parts under test wait for nothing outside the process, so 20 turns are enough. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}
