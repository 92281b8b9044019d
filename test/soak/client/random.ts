// Choices that are the same for the same seed.

/** Chooses; each call moves on. */
export interface Random {
  /** A number from 0 to below 1. */
  next(): number;
  /** One of a list, which has at least one. */
  of<T>(list: readonly T[]): T;
}

/** mulberry32: small, and even enough to choose operations by. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    of: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
  };
}
