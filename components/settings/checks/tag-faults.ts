// What AWS refuses of the tags altogether; of one tag by itself its rule says it.

/** The tags that every resource has of its own. */
export const ourTags = ["project", "stack"];
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, and of a certificate likewise */
const most = 50;

/**
 * One sentence for each key that IAM takes for another one (`Duplicate tag keys found. Please note that Tag keys are case
 * insensitive.`), and one for too many.
 */
export function tagFaults(tags: Record<string, unknown> = {}): string[] {
  const keys = [...new Set([...ourTags, ...Object.keys(tags)])];
  const allowed = most - ourTags.filter((key) => !(key in tags)).length;
  const given = Object.keys(tags).length;
  const same = keys.flatMap((key, index) => {
    const other = keys.slice(0, index).find((before) => before.toLowerCase() === key.toLowerCase());
    return other === undefined ? [] : [sameKey(key, other)];
  });
  if (given <= allowed) return same;
  const ours = allowed < most ? ", as a resource takes 50 and our own are among them" : "";
  return [...same, `Expected \`tags\` to be at most ${allowed}${ours}, got ${given}. Take some out.`];
}

function sameKey(key: string, other: string): string {
  const whose = ourTags.includes(other) ? `${other}, which every resource has` : other;
  return (
    `Expected \`tags\` to have keys that differ by more than upper and lower case, as roles are refused otherwise, ` +
    `got ${key} beside ${whose}. Write ${other}, or take another key.`
  );
}
