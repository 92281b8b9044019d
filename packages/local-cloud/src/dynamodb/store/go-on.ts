// Work that goes on when its request is answered.
import type { Store } from "./store.ts";

/** The store closes when the work has ended. A fault of it ends the process, as nobody asks for its outcome. */
export function goOn({ work }: Pick<Store, "work">, doing: Promise<unknown>): void {
  work.add(doing);
  void doing.finally(() => work.delete(doing));
}
