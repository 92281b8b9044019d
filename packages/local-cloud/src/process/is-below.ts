// Compares versions.

/** Tells whether a version such as `3.142.0` is lower than another. A part after a hyphen does not count. */
export function isBelow(version: string, other: string): boolean {
  const [a = [], b = []] = [version, other].map((text) => text.replace(/-.*$/, "").split(".").map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
