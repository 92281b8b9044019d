// What the answers said of users that one client at a time writes: their states, and what may have happened without an answer.
import { type Names, type Shown, sameNames, sameState } from "./user.ts";

/** A write of unknown outcome: an update to these names, or a delete. */
export type Unsure = Names | "deleted";

interface Entry {
  user: Shown;
  /** Since the last answered write. One may still happen after a read that does not show it. */
  unsure: Unsure[];
  /** Whether it has been read since the last of those. */
  isRead: boolean;
}

export class Ledger {
  readonly #users = new Map<string, Entry>();
  readonly #deleted = new Set<string>();
  readonly #unsureCreates: Names[] = [];

  /** A create or an update was answered with this user. */
  wrote(user: Shown): void {
    this.#users.set(user.id, { user, unsure: [], isRead: true });
    this.#deleted.delete(user.id);
  }

  /** A delete was answered. */
  deleted(id: string): void {
    this.#users.delete(id);
    this.#deleted.add(id);
  }

  /** A write got no answer, or one that does not tell whether it happened. */
  unsure(id: string, write: Unsure): void {
    const entry = this.#users.get(id);
    if (!entry) return;
    entry.unsure.push(write);
    entry.isRead = false;
  }

  unsureCreate(names: Names): void {
    this.#unsureCreates.push(names);
  }

  /** A create of unknown outcome has been repeated and answered. */
  sureCreate(names: Names): void {
    const index = this.#unsureCreates.findIndex((each) => sameNames(each, names));
    if (index >= 0) this.#unsureCreates.splice(index, 1);
  }

  /** The user as it was answered last; none when it is deleted. */
  user(id: string): Shown | undefined {
    return this.#users.get(id)?.user;
  }

  /** Whether a read is due: the last write had no clear answer. */
  isUnread(id: string): boolean {
    return this.#users.get(id)?.isRead === false;
  }

  /** Whether the user is as it was answered last: no write since then had no clear answer. */
  isSure(id: string): boolean {
    return this.#users.get(id)?.unsure.length === 0;
  }

  /** What is wrong with what a read shows of a user, or with its absence. */
  faultOf(id: string, found: Shown | undefined): string | undefined {
    const entry = this.#users.get(id);
    const shown = JSON.stringify(found);
    if (!entry) {
      if (!found) return undefined;
      return this.#deleted.has(id) ? `a delete was answered, but there is ${shown}` : `nobody wrote ${shown}`;
    }
    if (!found) {
      return entry.unsure.includes("deleted") ? undefined : `lost: ${JSON.stringify(entry.user)}`;
    }
    if (sameState(entry.user, found) || happened(entry, found)) return undefined;
    return `expected ${JSON.stringify(entry.user)}, got ${shown}`;
  }

  /** Goes on from what a read showed, after `faultOf` had nothing to say. */
  settle(id: string, found: Shown | undefined): void {
    const entry = this.#users.get(id);
    if (!entry) return;
    entry.isRead = true;
    if (!found) this.deleted(id);
    else if (happened(entry, found)) this.wrote(found);
  }

  /** What is wrong with a whole table. */
  faults(table: ReadonlyMap<string, Shown>): string[] {
    const unsure = [...this.#unsureCreates];
    const ids = new Set([...this.#users.keys(), ...table.keys()]);
    return [...ids].flatMap((id) => {
      const found = table.get(id);
      const index = found && !this.#users.has(id) ? unsure.findIndex((names) => sameNames(names, found)) : -1;
      // Each may have made one user, no more.
      if (index >= 0) unsure.splice(index, 1);
      const fault = index >= 0 ? undefined : this.faultOf(id, found);
      return fault === undefined ? [] : [fault];
    });
  }
}

/** Whether the user is what a write of unknown outcome would have made of it. */
function happened({ user, unsure }: Entry, found: Shown): boolean {
  const written = unsure.some((write) => write !== "deleted" && sameNames(write, found));
  return written && found.createdAt === user.createdAt && found.updatedAt >= user.updatedAt;
}
