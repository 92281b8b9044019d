// Records which users may have had an e-mail address at which time, to tell whether its refusal as taken was right.
import type { Random } from "./random.ts";

export class Addresses {
  /** The addresses for the users of single clients. */
  readonly pool: readonly string[];
  /** The addresses for the users that all clients update; some more than there are such users. */
  readonly rivals: readonly string[];
  /** The possible holders by address, each with the time until which it may have it; infinite while that is unknown. */
  readonly #holders = new Map<string, Map<string, number>>();

  constructor(name: string, counts: { pool: number; rivals: number }) {
    const list = (kind: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${kind}-${index}@${name}.example.org`);
    this.pool = list("ada", counts.pool);
    this.rivals = list("rival", counts.rivals);
  }

  /** Returns an address of the list, in one of two spellings of the same address. */
  next(random: Random, list: readonly string[]): string {
    return spelt(random.of(list), random);
  }

  /** Records that this user, or the user of this create, may have the address from now on. Call it before the request. */
  may(who: string, address: string | undefined): void {
    if (address === undefined) return;
    const holders = this.#holders.get(fold(address)) ?? new Map<string, number>();
    this.#holders.set(fold(address), holders.set(who, Number.POSITIVE_INFINITY));
  }

  /** Records that the user has only this address, or none. Call it after the answer that shows this. */
  only(who: string, address?: string): void {
    const now = performance.now();
    for (const [each, holders] of this.#holders)
      if (address === undefined || each !== fold(address))
        if (holders.get(who) === Number.POSITIVE_INFINITY) holders.set(who, now);
  }

  /** Returns true when anyone else may have had the address at that time of `performance.now()` or later. */
  mayBeTaken(address: string, who: string, since: number): boolean {
    const holders = [...(this.#holders.get(fold(address)) ?? [])];
    return holders.some(([each, until]) => each !== who && until >= since);
  }
}

/** Returns the address in small letters or in capitals. */
export function spelt(address: string, random: Random): string {
  return random.of([address.toLowerCase(), address.toUpperCase()]);
}

export function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) === fold(b);
}

function fold(address: string): string {
  return address.toLowerCase();
}
