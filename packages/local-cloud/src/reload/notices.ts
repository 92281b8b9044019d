// Prints each failure of a reload once, and remembers it until the reload works again.

export interface Notices {
  /** Prints a failure of this subject, unless its last failure had the same message. */
  failure(subject: string, error: unknown): void;
  /** Forgets the failure of this subject, and tells whether there was one. */
  recovered(subject: string): boolean;
}

export function createNotices(print: (line: string) => void): Notices {
  const failures = new Map<string, string>();
  return {
    failure(subject, error) {
      const message = error instanceof Error ? error.message : String(error);
      if (failures.get(subject) === message) return;
      failures.set(subject, message);
      print(
        `Cannot reload ${subject}; what was there before keeps serving.\n${message.replace(/^(?=.)/gm, "  ")}`,
      );
    },
    recovered: (subject) => failures.delete(subject),
  };
}
