// What a bundle consists of, and by which packages it grew.
import { deflateRawSync } from "node:zlib";
import type { Built } from "../../components/bundle/built.ts";
import { packageOf } from "../../components/bundle/inspect/package-of.ts";
import { replacedIn, standIns } from "../../components/bundle/stand-ins.ts";

/** Bytes of a function's file, by package; the program's own folders count as one each. */
export type Size = Record<string, number>;

export function sizeOf({ inputs }: Built): Size {
  const size: Size = {};
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = packageOf(path) ?? path.split(/[/:]/)[0] ?? path;
    size[part] = (size[part] ?? 0) + bytesInOutput;
  }
  return Object.fromEntries(Object.entries(size).sort(([, a], [, b]) => b - a));
}

/** Bytes in a function's archive. */
export const zipped = ({ code }: Built) => deflateRawSync(code).length;

const total = (size: Size) => Object.values(size).reduce((sum, bytes) => sum + bytes, 0);

/** How much a function may grow before somebody has to look. */
const tolerance = 1.05;

/** What to look at when a function is larger than it may be: the packages that grew, the most first. */
export function growth(now: Size, budget: Size): string[] {
  if (total(now) <= tolerance * total(budget)) return [];
  return Object.entries(now)
    .map(([part, bytes]) => ({ part, bytes, more: bytes - (budget[part] ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .map(({ part, bytes, more }) => `${part}: ${bytes} bytes, ${more} more`);
}

/** The parts of the SDK that a newer one no longer lets us replace. */
export function notReplaced({ inputs }: Built): string[] {
  const replaced = replacedIn(inputs);
  return standIns.map(({ specifier }) => specifier).filter((specifier) => !replaced.includes(specifier));
}
