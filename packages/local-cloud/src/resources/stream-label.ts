// The label of a registered table's stream, which is the end of its ARN.

const viewTypes = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"];

/**
 * A time, as on AWS. It is the same in each run, so that what reads the stream finds its place again, and another one for another
 * view type, which is another stream.
 */
export function streamLabelOf(viewType: string): string {
  return `2024-01-01T00:00:00.00${viewTypes.indexOf(viewType) + 1}`;
}
