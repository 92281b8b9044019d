// The event source mappings of a run: each delivers for itself, and keeps its place when the program is run anew.
import type { Mapping } from "./mapping.ts";
import { Poller, type PollerOptions } from "./poller.ts";
import { beginning, type StreamLog } from "./stream-log.ts";

export interface EventSourcesOptions extends Omit<PollerOptions, "log"> {
  /** The records of a stream. */
  logOf(streamArn: string): StreamLog;
}

export interface EventSources {
  /**
   * Takes over the mappings that the program registers now. One that stays as it was goes on; one that is another now goes on
   * from its place, once the event under way has ended; one that is gone loses its place.
   */
  apply(mappings: Mapping[]): Promise<void>;
  /** Delivers at once what waits after a failure: the functions' code is another. */
  retryNow(): void;
  /** Lets the events that are under way end. */
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
