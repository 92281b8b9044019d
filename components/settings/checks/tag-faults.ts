// Checks the tags together: their number, and keys that differ only in case. The setting's rule checks each tag alone.

/** The tags that the component sets on every resource. */
export const ourTags = ["project", "stack"];
/** The limit of roles (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html) and of certificates. */
const most = 50;

/**
 * Returns one sentence for each key that IAM confuses with another (`Duplicate tag keys found. Please note that Tag keys are case
 * insensitive.`), and one sentence when there are too many tags.
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
  const ours = allowed < most ? ", as a resource takes 50 with `project` and `stack`" : "";
  return [...same, `Expected \`tags\` to be at most ${allowed}${ours}, got ${given}. Take some out.`];
}

function sameKey(key: string, other: string): string {
  const whose = ourTags.includes(other) ? `${other}, which every resource has` : other;
  return (
    `Expected \`tags\` to have keys that differ by more than upper and lower case, as IAM refuses a role otherwise, ` +
    `got ${key} and ${whose}. Write ${other}, or take another key.`
  );
}
