// The functions of a program, each with its environments. A changed function replaces the old one when it is ready; the old one
// finishes its events.
import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { ofType, type Resource } from "../resources/resource.ts";
import type { Debug, EnvironmentOptions, LambdaFunction } from "./environment.ts";
import { hasChanged } from "./function-changes.ts";
import { FunctionPool } from "./function-pool.ts";

/** The registered resources, and the options of their functions. */
export interface FunctionsOptions extends EnvironmentOptions {
  resources: Resource[];
}

/** Functions that are ready to replace those of the last deployment. */
export interface Replacement {
  /** The names of functions that existed before and have changed. */
  changed: string[];
  /** The reasons for failed init phases, by function name. The old versions of these functions stay. */
  initFailures: Map<string, string>;
  /** Sends all further events to the new functions. */
  apply(): void;
  /** Ends the new functions. The old ones stay. */
  discard(): Promise<void>;
}

/** The most changed functions without an environment that get one before their first event. */
const aheadAtMost = 4;

export class Functions {
  /** The functions that get the events, by ARN. */
  #deployed: Map<string, FunctionPool>;
  /** The new functions, until they are applied or discarded. */
  readonly #fresh = new Set<FunctionPool>();
  readonly #retiring = new Set<Promise<void>>();
  #closing = false;

  readonly #debug: Debug | undefined;

  constructor(options: FunctionsOptions) {
    this.#debug = options.debug;
    this.#deployed = new Map(
      functionsOf(options).map((fn) => [fn.outputs.arn, new FunctionPool(fn, options)]),
    );
  }

  get(arn: string): FunctionPool | undefined {
    return this.#deployed.get(arn);
  }

  /** Starts the changed functions. The others keep their environments. */
  async prepare(options: FunctionsOptions): Promise<Replacement> {
    const next = new Map<string, FunctionPool>();
    const fresh: FunctionPool[] = [];
    for (const fn of functionsOf(options)) {
      const before = this.#deployed.get(fn.outputs.arn);
      const kept = before && !(await hasChanged(before.fn, fn)) ? before : undefined;
      const pool = kept ?? new FunctionPool(fn, { ...options, debug: this.#debug });
      next.set(fn.outputs.arn, pool);
      if (!kept) fresh.push(pool);
    }
    for (const pool of fresh) this.#fresh.add(pool);
    // A reload that was under way at the end of the run starts no more processes.
    if (this.#closing) await Promise.all(fresh.map((pool) => pool.close()));
    const initFailures = await this.#start(fresh);
    const changed: string[] = [];
    for (const pool of fresh) {
      const { arn, name } = pool.fn.outputs;
      const before = this.#deployed.get(arn);
      if (before && initFailures.has(name)) {
        next.set(arn, before);
        await pool.close();
      } else if (before) changed.push(name);
    }
    const decide = () => {
      for (const pool of fresh) this.#fresh.delete(pool);
    };
    return {
      ...{ changed, initFailures },
      apply: () => {
        decide();
        this.#apply(next);
      },
      discard: async () => {
        decide();
        await Promise.all(fresh.map((pool) => pool.close()));
      },
    };
  }

  kill(): void {
    for (const pool of this.#pools()) pool.kill();
  }

  /** Waits until the events under way have ended, then ends all environments. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#pools().map((pool) => pool.close()));
    await Promise.all(this.#retiring);
  }

  #pools(): FunctionPool[] {
    return [...this.#deployed.values(), ...this.#fresh];
  }

  /** Starts changed functions: those in use first, and as many at a time as the machine has processors. Returns failed init phases. */
  async #start(fresh: FunctionPool[]): Promise<Map<string, string>> {
    const inUse = fresh.filter(({ fn }) => this.get(fn.outputs.arn)?.inUse);
    const idle = fresh.filter((one) => this.get(one.fn.outputs.arn) && !inUse.includes(one));
    const queue = [...inUse, ...idle.slice(0, aheadAtMost)];
    const failures = new Map<string, string>();
    async function work(): Promise<void> {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const failure = await one.start();
        if (failure) failures.set(one.fn.outputs.name, failure);
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    return failures;
  }

  #apply(next: Map<string, FunctionPool>): void {
    const old = [...this.#deployed.values()].filter((one) => next.get(one.fn.outputs.arn) !== one);
    this.#deployed = next;
    // A debugger needs the process before the first event.
    for (const pool of next.values()) if (pool.isInspected && !pool.inUse) void pool.start();
    for (const pool of old) {
      const retired = pool
        .retire()
        .then(() => removeArchive(pool.fn))
        .finally(() => this.#retiring.delete(retired));
      this.#retiring.add(retired);
    }
  }
}

function functionsOf({ resources }: FunctionsOptions): LambdaFunction[] {
  return ofType(resources, "aws:lambda/function:Function");
}

async function removeArchive({ folder }: LambdaFunction): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
