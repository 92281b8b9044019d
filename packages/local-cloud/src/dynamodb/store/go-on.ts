// Lets work go on after its request has been answered.
import type { Store } from "./store.ts";

/** Lets work go on after its request. Closing DynamoDB waits for it. An error in it ends the process. */
export function goOn({ work }: Pick<Store, "work">, doing: Promise<unknown>): void {
  work.add(doing);
  void doing.finally(() => work.delete(doing));
}
