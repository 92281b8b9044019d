// A debugger that speaks Node's inspector protocol: https://chromedevtools.github.io/devtools-protocol/
import type { SourceMap } from "node:module";
import type { ExecutionContext } from "ava";

// biome-ignore lint/suspicious/noExplicitAny: messages are as varied as methods
type Params = Record<string, any>;

export interface Debugger {
  send(method: string, params?: Params): Promise<Params>;
  /** Returns the parameters of the next event with this name, also of an event that came before. Each event is returned once. */
  event(method: string, isIt?: (params: Params) => boolean): Promise<Params>;
}

/**
 * Attaches to a process.
 *
 * @param address as the run prints it: `127.0.0.1:9229`
 */
export async function attach(t: ExecutionContext, address: string): Promise<Debugger> {
  const [{ webSocketDebuggerUrl }] = await targets(address);
  const socket = new WebSocket(webSocketDebuggerUrl);
  t.teardown(() => socket.close());
  const answers = new Map<number, (result: Params) => void>();
  const events: { method: string; params: Params }[] = [];
  const waiting = new Set<() => void>();
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params } = JSON.parse(String(data));
    if (id) answers.get(id)?.(result ?? Promise.reject(new Error(error.message)));
    else events.push({ method, params });
    for (const look of [...waiting]) look();
  };
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  let last = 0;
  return {
    send: (method, params = {}) =>
      new Promise((resolve) => {
        answers.set(++last, resolve);
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    event: (method, isIt = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.findIndex((event) => event.method === method && isIt(event.params));
          if (found < 0) return;
          waiting.delete(look);
          resolve(events.splice(found, 1)[0]?.params as Params);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Waits until the function's process listens, and returns its targets. */
async function targets(address: string): Promise<[{ webSocketDebuggerUrl: string }]> {
  for (;;) {
    const response = await fetch(`http://${address}/json/list`).catch(() => undefined);
    if (response) return (await response.json()) as [{ webSocketDebuggerUrl: string }];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Returns the place of a source's line in the bundled code, as a debugger finds it. All numbers begin at 0. */
export function positionOf(map: SourceMap, code: string, source: string, line: number) {
  const lines = code.split("\n");
  for (const [lineNumber, text] of lines.entries()) {
    for (let columnNumber = 0; columnNumber < text.length; columnNumber++) {
      const entry = map.findEntry(lineNumber, columnNumber);
      if ("originalLine" in entry && entry.originalLine === line && entry.originalSource.endsWith(source))
        return { lineNumber, columnNumber };
    }
  }
  throw new Error(`Found no code of ${source}:${line + 1}.`);
}
