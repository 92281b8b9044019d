// Tells of what cannot be bundled: once, for all the functions that it concerns, and when it is over.

/** Milliseconds without another save after which a fault is one: editors write in steps. */
const settled = 100;

export interface FaultTeller {
  add(name: string, cause: string): void;
  remove(name: string): void;
  /** More is on its way. */
  wait(): void;
  /** Tells what has changed since it was told last, unless it is over at once. */
  tell(): void;
}

export function faultTeller(print: (line: string) => void): FaultTeller {
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
    add: (name, cause) => void faults.set(name, cause),
    remove: (name) => void faults.delete(name),
    wait: () => clearTimeout(timer),
    tell() {
      clearTimeout(timer);
      if (faults.size === 0) tellNow();
      else timer = setTimeout(tellNow, settled).unref();
    },
  };
}

/** A line for the functions of each cause, and one for the cause. */
function describe(faults: Map<string, string>): string {
  const lines = [...new Set(faults.values())].map((cause) => {
    const names = [...faults].flatMap(([name, own]) => (own === cause ? [name] : [])).sort();
    return `Cannot bundle ${names.join(", ")}; what was there before keeps serving.\n  ${cause}`;
  });
  return lines.join("\n");
}
