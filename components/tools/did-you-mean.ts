// Names that somebody misspelt.
import leven from "leven";

/**
 * Says what to write instead of an unknown name: `Did you mean \`memorySize\`? Known are …`. The suggestion is there when a known name begins with
 * the unknown one, or differs from it in a third of its letters at most.
 *
 * @param known the names that there are
 * @param introduction of the list: `Known are`
 */
export function insteadOf(unknown: string, known: string[], introduction = "Known are"): string {
  const name = unknown.toLowerCase();
  const distance = (one: string) => (one.toLowerCase().startsWith(name) ? 0 : leven(one.toLowerCase(), name));
  const [nearest] = known.toSorted((one, other) => distance(one) - distance(other));
  const isNear = nearest !== undefined && name.length > 1 && distance(nearest) <= name.length / 3;
  return `${isNear ? `Did you mean \`${nearest}\`? ` : ""}${introduction} ${known.join(", ")}.`;
}
