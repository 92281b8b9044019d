// Faults of saves: each is told once, and when it is over.

export interface Notices {
  /** Tells of a fault of this subject, unless it was told last. */
  fault(subject: string, error: unknown): void;
  /** Whether the subject had a fault; from now on it has none. */
  recovered(subject: string): boolean;
}

export function createNotices(print: (line: string) => void): Notices {
  const faults = new Map<string, string>();
  return {
    fault(subject, error) {
      const message = error instanceof Error ? error.message : String(error);
      if (faults.get(subject) === message) return;
      faults.set(subject, message);
      print(
        `Cannot reload ${subject}; what was there before keeps serving.\n${message.replace(/^(?=.)/gm, "  ")}`,
      );
    },
    recovered: (subject) => faults.delete(subject),
  };
}
