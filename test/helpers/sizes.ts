// Measures the parts of a bundle, and finds the packages by which it grew.
import { deflateRawSync } from "node:zlib";
import type { Built } from "../../components/bundle/built.ts";
import { packageOf } from "../../components/bundle/inspect/package-of.ts";
import { standIns } from "../../components/bundle/stand-ins.ts";

/** The bytes of a function's file by package. Each folder of the program counts as one package. */
export type Size = Record<string, number>;

export function sizeOf({ inputs }: Built): Size {
  const size: Size = {};
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = packageOf(path) ?? path.split(/[/:]/)[0] ?? path;
    size[part] = (size[part] ?? 0) + bytesInOutput;
  }
  return Object.fromEntries(Object.entries(size).sort(([, a], [, b]) => b - a));
}

/** Returns the bytes of a function's file when it is compressed. */
export const zipped = ({ code }: Built) => deflateRawSync(code).length;

const total = (size: Size) => Object.values(size).reduce((sum, bytes) => sum + bytes, 0);

/** The factor by which a function may grow before its test fails. */
const tolerance = 1.05;

/** Returns the packages by which a function grew, the largest first; empty while it is within the tolerance. */
export function growth(now: Size, budget: Size): string[] {
  if (total(now) <= tolerance * total(budget)) return [];
  return Object.entries(now)
    .map(([part, bytes]) => ({ part, bytes, more: bytes - (budget[part] ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => b.more - a.more)
    .map(({ part, bytes, more }) => `${part}: ${bytes} bytes, ${more} more`);
}

/** Returns the specifiers of modules that stand-ins replaced, from the inputs of a bundle: `stand-in:../package.json?/path`. */
export function replacedIn(inputs: Record<string, unknown>): string[] {
  return Object.keys(inputs).flatMap((path) => /^stand-in:([^?]*)/.exec(path)?.[1] ?? []);
}

/** Returns the parts of the SDK that should have been replaced but were not, because a newer SDK has changed. */
export function notReplaced({ inputs }: Built): string[] {
  const replaced = replacedIn(inputs);
  return standIns.map(({ specifier }) => specifier).filter((specifier) => !replaced.includes(specifier));
}
