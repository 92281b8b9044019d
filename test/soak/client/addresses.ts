// The e-mail addresses that clients want, and who may have had one when: what tells whether a refusal as taken was right.
import type { Random } from "./random.ts";

export class Addresses {
  /** Those that the users of single clients are given. */
  readonly pool: readonly string[];
  /** Those that the users of all clients are given, some more than there are such users. */
  readonly rivals: readonly string[];
  /** By address, who may have it, and until when; for ever while that is not known. */
  readonly #holders = new Map<string, Map<string, number>>();

  constructor(name: string, counts: { pool: number; rivals: number }) {
    const list = (kind: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${kind}-${index}@${name}.example.org`);
    this.pool = list("ada", counts.pool);
    this.rivals = list("rival", counts.rivals);
  }

  /** One of them, in one of two spellings of the same address. */
  next(random: Random, list: readonly string[]): string {
    return spelt(random.of(list), random);
  }

  /** From now on this user, or the user of this create, may have the address. Said before it is asked for. */
  may(who: string, address: string | undefined): void {
    if (address === undefined) return;
    const holders = this.#holders.get(fold(address)) ?? new Map<string, number>();
    this.#holders.set(fold(address), holders.set(who, Number.POSITIVE_INFINITY));
  }

  /** It has this address, or none, and none of the others any more. Said after the answer that tells. */
  only(who: string, address?: string): void {
    const now = performance.now();
    for (const [each, holders] of this.#holders)
      if (address === undefined || each !== fold(address))
        if (holders.get(who) === Number.POSITIVE_INFINITY) holders.set(who, now);
  }

  /** Whether anyone else may have had the address at that time of `performance.now()`, or since. */
  mayBeTaken(address: string, who: string, since: number): boolean {
    const holders = [...(this.#holders.get(fold(address)) ?? [])];
    return holders.some(([each, until]) => each !== who && until >= since);
  }
}

/** The address, or the same one in capitals. */
export function spelt(address: string, random: Random): string {
  return random.of([address.toLowerCase(), address.toUpperCase()]);
}

export function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && fold(a) === fold(b);
}

function fold(address: string): string {
  return address.toLowerCase();
}
