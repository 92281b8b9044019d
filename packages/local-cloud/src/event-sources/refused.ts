// The error for an event source mapping that Lambda refuses.

/**
 * Makes the error for an event source mapping that Lambda refuses.
 *
 * @param name the mapping's name in the program
 * @param words Lambda's own error code and message
 * @param remedy the expected value, the given one, and how to mend it
 */
export function refused(name: string, words: string, remedy: string): Error {
  const end = /[.!]$/.test(words) ? "" : ".";
  return new Error(`Lambda refuses the event source mapping ${name}: ${words}${end} ${remedy}`);
}
