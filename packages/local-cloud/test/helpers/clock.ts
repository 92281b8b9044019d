// A clock that stands still until a test lets time pass.
import { EventEmitter, once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/time/clock.ts";

/** Where the clock stands at first: epoch milliseconds. */
export const start = 1_700_000_000_000;

export class ManualClock implements Clock {
  #now = start;
  readonly #waits = new Set<{ due: number; end: () => void }>();
  readonly #events = new EventEmitter();
  /** Every wait that was asked for, in milliseconds. */
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

  /** Lets a wait of this length pass, once somebody waits so long. */
  async passWait(milliseconds: number): Promise<void> {
    while (![...this.#waits].some(({ due }) => due === this.#now + milliseconds))
      await once(this.#events, "wait");
    await this.pass(milliseconds);
  }

  /** Lets time pass, and all that comes of it happen. */
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

/** Nothing here waits for anything outside of the process: after some turns all that can happen has. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}
