// Converts an error to the object that the runtime sends to the invoker of the function.

/** The error object that Lambda sends to the invoker of a function. */
export interface PostedError {
  /** The error's `name`. If the thrown value is not an error, its type: `string`. */
  errorType?: string;
  errorMessage?: string;
  /** The lines of the stack, including the first with the message. */
  trace?: string[];
}

export function postedError(error: unknown): PostedError {
  try {
    if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
    const trace = visible(error.stack)?.split("\n") ?? [];
    return { errorType: visible(error.name), errorMessage: visible(error.message), trace };
  } catch {
    // The error's own properties throw.
    const errorMessage =
      "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack";
    return { errorType: "handled", errorMessage, trace: [] };
  }
}

function visible(text: string | undefined): string | undefined {
  return text?.replaceAll("\x7F", "%7F");
}

/** Returns the stack or the message of an error, as a text for people. */
export function messageOf({ trace, errorMessage = "" }: PostedError): string {
  return trace?.length ? trace.join("\n") : errorMessage;
}
