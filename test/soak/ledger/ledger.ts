// Records the answers about users that one client at a time writes: the state of each user, and writes that got no answer.
import { type Names, type Shown, sameNames, sameState } from "./user.ts";

/** A write with an unknown result: an update to these names, or a delete. */
export type Unsure = Names | "deleted";

interface Entry {
  user: Shown;
  /** The writes with an unknown result since the last answered write. One may still happen after a read that does not show it. */
  unsure: Unsure[];
  /** True when the user was read after the last of those writes. */
  isRead: boolean;
}

export class Ledger {
  readonly #users = new Map<string, Entry>();
  readonly #deleted = new Set<string>();
  readonly #unsureCreates: Names[] = [];

  /** Records the user in the answer of a create or an update. */
  wrote(user: Shown): void {
    this.#users.set(user.id, { user, unsure: [], isRead: true });
    this.#deleted.delete(user.id);
  }

  /** Records an answered delete. */
  deleted(id: string): void {
    this.#users.delete(id);
    this.#deleted.add(id);
  }

  /** Records a write without an answer, or with one that does not tell whether it happened. */
  unsure(id: string, write: Unsure): void {
    const entry = this.#users.get(id);
    if (!entry) return;
    entry.unsure.push(write);
    entry.isRead = false;
  }

  unsureCreate(names: Names): void {
    this.#unsureCreates.push(names);
  }

  /** Records that a create with an unknown result was repeated and answered. */
  sureCreate(names: Names): void {
    const index = this.#unsureCreates.findIndex((each) => sameNames(each, names));
    if (index >= 0) this.#unsureCreates.splice(index, 1);
  }

  /** Returns the user of the last answer; undefined when it is deleted. */
  user(id: string): Shown | undefined {
    return this.#users.get(id)?.user;
  }

  /** Returns true when the user must be read, because the last write had no clear answer. */
  isUnread(id: string): boolean {
    return this.#users.get(id)?.isRead === false;
  }

  /** Returns true when the user is as in the last answer: no later write is without a clear answer. */
  isSure(id: string): boolean {
    return this.#users.get(id)?.unsure.length === 0;
  }

  /** Returns the fault of a user that a read shows, or of its absence. */
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

  /** Records the user that a read showed, after `faultOf` found no fault. */
  settle(id: string, found: Shown | undefined): void {
    const entry = this.#users.get(id);
    if (!entry) return;
    entry.isRead = true;
    if (!found) this.deleted(id);
    else if (happened(entry, found)) this.wrote(found);
  }

  /** Returns the faults of a whole table. */
  faults(table: ReadonlyMap<string, Shown>): string[] {
    const unsure = [...this.#unsureCreates];
    const ids = new Set([...this.#users.keys(), ...table.keys()]);
    return [...ids].flatMap((id) => {
      const found = table.get(id);
      const index = found && !this.#users.has(id) ? unsure.findIndex((names) => sameNames(names, found)) : -1;
      // Each unclear create may have made one user, no more.
      if (index >= 0) unsure.splice(index, 1);
      const fault = index >= 0 ? undefined : this.faultOf(id, found);
      return fault === undefined ? [] : [fault];
    });
  }
}

/** Returns true when a write with an unknown result would have made this user. */
function happened({ user, unsure }: Entry, found: Shown): boolean {
  const written = unsure.some((write) => write !== "deleted" && sameNames(write, found));
  return written && found.createdAt === user.createdAt && found.updatedAt >= user.updatedAt;
}
