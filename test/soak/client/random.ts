// Makes random choices that are the same for the same seed.

/** Makes choices; each call returns the next one. */
export interface Random {
  /** Returns a number from 0 to below 1. */
  next(): number;
  /** Returns an item of a list that is not empty. */
  of<T>(list: readonly T[]): T;
}

/** mulberry32, a small generator that is even enough to choose operations. */
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
