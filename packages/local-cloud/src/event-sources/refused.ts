// The refusal of an event source mapping.

/**
 * @param name the mapping's name in the program
 * @param words what Lambda says
 * @param remedy what was expected, what came, and what to do
 */
export function refused(name: string, words: string, remedy: string): Error {
  const end = /[.!]$/.test(words) ? "" : ".";
  return new Error(`Lambda refuses the event source mapping ${name}: ${words}${end} ${remedy}`);
}
