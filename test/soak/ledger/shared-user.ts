// What the answers said of a user that all clients update at once, each under the tag that it read.
import { type Names, type Shown, sameNames, sameState } from "./user.ts";

interface Attempt {
  /** The tag in `If-Match`. */
  from: string;
  names: Names;
}

export class SharedUser {
  readonly id: string;
  /** Every state that an update was answered with, by its tag. */
  readonly #states = new Map<string, Shown>();
  /** Updates that were answered, by the tag that they went out from. */
  readonly #won = new Map<string, Shown>();
  /** Tags whose update was refused because another had won. */
  readonly #refused = new Set<string>();
  /** Updates under way, and those of unknown outcome. */
  readonly #attempts = new Set<Attempt>();
  /** Updates that were refused although they may have happened: see `answersGetLost`. */
  readonly #overtaken = new Set<Attempt>();
  /** Tags from which an update without an answer led to a state that was read. */
  readonly #left = new Set<string>();
  readonly #faults: string[] = [];
  readonly #answersGetLost: boolean;

  /**
   * With `answersGetLost` an update may be refused although it happened: its answer got lost, another client read the new state and
   * updated that, and then the SDK's repeat met a state of neither.
   */
  constructor(user: Shown, { answersGetLost = false } = {}) {
    this.#answersGetLost = answersGetLost;
    this.id = user.id;
    this.#states.set(tagOf(user), user);
  }

  /** Begins an update; what came of it, unless that is unknown, is told to what it returns. */
  attempt(from: string, names: Names) {
    const attempt = { from, names };
    this.#attempts.add(attempt);
    const end = () => this.#attempts.delete(attempt);
    return {
      won: (user: Shown) => {
        end();
        const other = this.#won.get(from);
        if (other)
          this.#faults.push(`two updates of the state ${from} won: ${text(other)} and ${text(user)}`);
        if (!sameNames(user, names)) this.#faults.push(`wrote ${text(names)}, got ${text(user)}`);
        this.#won.set(from, user);
        this.#states.set(tagOf(user), user);
      },
      refused: () => {
        end();
        this.#refused.add(from);
        if (this.#answersGetLost) this.#overtaken.add(attempt);
      },
      /** It did not happen, for a reason that has nothing to do with the user. */
      failed: () => void end(),
    };
  }

  /** What is wrong with what a read shows while others write. */
  faultOf(found: Shown): string | undefined {
    const known = found.tag === undefined ? undefined : this.#states.get(found.tag);
    if (known) return sameState(known, found) ? undefined : `expected ${text(known)}, got ${text(found)}`;
    const written = [...this.#attempts, ...this.#overtaken].find(({ names }) => sameNames(names, found));
    if (!written) return `nobody wrote ${text(found)}`;
    if (this.#answersGetLost) this.#left.add(written.from);
    return undefined;
  }

  /** What is wrong with the user once nobody writes any more. */
  faults(found: Shown | undefined): string[] {
    if (!found) return [...this.#faults, `lost: the shared user ${this.id}`];
    const read = this.faultOf(found);
    const lost = this.#won.get(found.tag ?? "");
    const unsure = [...this.#attempts].map(({ from }) => from);
    const over = new Set([...this.#won.keys(), ...this.#left, ...unsure]);
    const forNothing = [...this.#refused].filter((from) => !over.has(from));
    return [
      ...this.#faults,
      ...(read ? [read] : []),
      ...(lost ? [`lost: ${text(lost)}, the user is still ${text(found)}`] : []),
      ...forNothing.map((from) => `updates of the state ${from} of ${this.id} got 412, but none won`),
    ];
  }
}

function tagOf({ tag = "" }: Shown): string {
  return tag;
}

function text(value: object): string {
  return JSON.stringify(value);
}
