// Faults of saves: each is told once, and when it is over.

export interface Notices {
  /** Tells of a failure of this subject, unless it was told last. */
  failure(subject: string, error: unknown): void;
  /** Whether the subject had a failure; from now on it has none. */
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
