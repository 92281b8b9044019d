// Prints the functions that cannot be bundled, each cause once, and prints when they are bundled again.

/** The time without another save, in milliseconds, after which an error is printed: editors save in several steps. */
const settled = 100;

/** Collects errors of functions and prints them. */
export function faultTeller(print: (line: string) => void) {
  const faults = new Map<string, string>();
  let told = "";
  let names: string[] = [];
  let timer: NodeJS.Timeout | undefined;

  function tellNow(): void {
    const text = describe(faults);
    if (text && text !== told) print(text);
    if (!text && told) print(`Bundled again: ${names.join(", ")}.`);
    told = text;
    names = [...faults.keys()].sort();
  }

  return {
    add: (name: string, cause: string) => void faults.set(name, cause),
    remove: (name: string) => void faults.delete(name),
    /** Delays printing, as another build has begun. */
    wait: () => clearTimeout(timer),
    /** Prints the changes since the last time. It waits a moment, in case the next save mends them. */
    tell() {
      clearTimeout(timer);
      if (faults.size === 0) tellNow();
      else timer = setTimeout(tellNow, settled).unref();
    },
  };
}

/** Returns two lines for each cause: one with its functions, one with the cause. */
function describe(faults: Map<string, string>): string {
  const lines = [...new Set(faults.values())].map((cause) => {
    const names = [...faults].flatMap(([name, own]) => (own === cause ? [name] : [])).sort();
    return `Cannot bundle ${names.join(", ")}; what was there before keeps serving.\n  ${cause}`;
  });
  return lines.join("\n");
}
