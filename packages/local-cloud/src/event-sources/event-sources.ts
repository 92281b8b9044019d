// Runs the event source mappings of the program. Each keeps its place in its stream when the program reloads.
import type { Mapping } from "./mapping.ts";
import { Poller, type PollerOptions } from "./poller.ts";
import { beginning, type StreamLog } from "./stream-log.ts";

export interface EventSourcesOptions extends Omit<PollerOptions, "log"> {
  /** Returns the records of a stream. */
  logOf(streamArn: string): StreamLog;
}

export interface EventSources {
  /**
   * Runs the given mappings. An unchanged mapping runs on. A changed one ends its current event, then continues from its place in
   * the stream. The place of a removed one is forgotten.
   */
  apply(mappings: Mapping[]): Promise<void>;
  /** Delivers failed batches again without further delay. It is called when a function's code has changed. */
  retryNow(): void;
  /** Stops all mappings, after their current events. */
  close(): Promise<void>;
}

export function createEventSources(options: EventSourcesOptions): EventSources {
  const { checkpoints, logOf } = options;
  let pollers: Poller[] = [];

  async function start(mapping: Mapping): Promise<void> {
    const log = logOf(mapping.streamArn);
    let place = await checkpoints.get(mapping.key);
    if (place === undefined) {
      place = mapping.startingPosition === "LATEST" ? await log.latest() : beginning;
      await checkpoints.set(mapping.key, place);
    }
    if (mapping.enabled) pollers.push(new Poller(mapping, place, { ...options, log }));
  }

  async function stop(some: Poller[]): Promise<void> {
    await Promise.all(some.map((poller) => poller.stop()));
  }

  return {
    async apply(mappings) {
      const stays = ({ mapping }: Poller) =>
        mappings.some(({ declaration }) => declaration === mapping.declaration);
      await stop(pollers.filter((poller) => !stays(poller)));
      pollers = pollers.filter(stays);
      await checkpoints.keep(mappings.map(({ key }) => key));
      const running = new Set(pollers.map(({ mapping }) => mapping.declaration));
      for (const mapping of mappings) if (!running.has(mapping.declaration)) await start(mapping);
    },
    retryNow() {
      for (const poller of pollers) poller.retryNow();
    },
    close: () => stop(pollers),
  };
}
