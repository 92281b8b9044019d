// Suggests the right name for a misspelt one.
import leven from "leven";

/**
 * Returns a sentence such as "Did you mean `memorySize`? Known are …". It suggests a known name that begins with the unknown one, or that
 * differs from it in at most a third of its letters.
 *
 * @param known the known names
 * @param introduction the words before the list, such as `Known are`
 */
export function insteadOf(unknown: string, known: string[], introduction = "Known are"): string {
  const name = unknown.toLowerCase();
  const distance = (one: string) => (one.toLowerCase().startsWith(name) ? 0 : leven(one.toLowerCase(), name));
  const [nearest] = known.toSorted((one, other) => distance(one) - distance(other));
  const isNear = nearest !== undefined && name.length > 1 && distance(nearest) <= name.length / 3;
  return `${isNear ? `Did you mean \`${nearest}\`? ` : ""}${introduction} ${known.join(", ")}.`;
}
