// An error as the runtime posts it, and as whoever invoked the function gets it.

/** What Lambda calls the error object of an answer. */
export interface PostedError {
  /** The error's `name`; the type of what was thrown when that is no error. */
  errorType?: string;
  errorMessage?: string;
  /** The lines of the stack, with the first. */
  trace?: string[];
}

export function postedError(error: unknown): PostedError {
  try {
    if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
    const trace = visible(error.stack)?.split("\n") ?? [];
    return { errorType: visible(error.name), errorMessage: visible(error.message), trace };
  } catch {
    // Its properties throw themselves.
    const errorMessage =
      "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack";
    return { errorType: "handled", errorMessage, trace: [] };
  }
}

function visible(text: string | undefined): string | undefined {
  return text?.replaceAll("\x7F", "%7F");
}

/** For people to read. */
export function messageOf({ trace, errorMessage = "" }: PostedError): string {
  return trace?.length ? trace.join("\n") : errorMessage;
}
