// Records the answers about a user that all clients update at once, each with the tag that it read.
import { type Names, type Shown, sameNames, sameState } from "./user.ts";

interface Attempt {
  /** The tag in `If-Match`. */
  from: string;
  names: Names;
}

export class SharedUser {
  readonly id: string;
  /** Every state in the answer of an update, by its tag. */
  readonly #states = new Map<string, Shown>();
  /** The users in the answers of successful updates, by the tag that each update sent. */
  readonly #won = new Map<string, Shown>();
  /** The tags whose update was refused because another update had won. */
  readonly #refused = new Set<string>();
  /** The updates that are running, and those with an unknown result. */
  readonly #attempts = new Set<Attempt>();
  /** The updates that were refused although they may have happened: see `answersGetLost`. */
  readonly #overtaken = new Set<Attempt>();
  /** The tags from which an update without an answer led to a state that was read. */
  readonly #left = new Set<string>();
  readonly #faults: string[] = [];
  readonly #answersGetLost: boolean;

  /**
   * With `answersGetLost`, an update that happened may still be refused: its answer is lost, another client reads the new state and
   * updates it, and the SDK's repeated request then finds a state that does not fit.
   */
  constructor(user: Shown, { answersGetLost = false } = {}) {
    this.#answersGetLost = answersGetLost;
    this.id = user.id;
    this.#states.set(tagOf(user), user);
  }

  /** Begins an update. Call a function of the returned object with its result; call none when the result is unknown. */
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
      /** The update did not happen, for a reason that has nothing to do with the user. */
      failed: () => void end(),
    };
  }

  /** Returns the fault of a user that a read shows while others write. */
  faultOf(found: Shown): string | undefined {
    const known = found.tag === undefined ? undefined : this.#states.get(found.tag);
    if (known) return sameState(known, found) ? undefined : `expected ${text(known)}, got ${text(found)}`;
    const written = [...this.#attempts, ...this.#overtaken].find(({ names }) => sameNames(names, found));
    if (!written) return `nobody wrote ${text(found)}`;
    if (this.#answersGetLost) this.#left.add(written.from);
    return undefined;
  }

  /** Returns the faults of the user when nobody writes any more. */
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
