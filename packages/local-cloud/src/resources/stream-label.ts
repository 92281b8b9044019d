// Makes the label of a table's stream. It is the end of the stream's ARN.

const viewTypes = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"];

/**
 * Returns a label that is a time, as on AWS. It is the same in each run, so that a reader of the stream finds its position again.
 * Each view type has its own label, because it is another stream.
 */
export function streamLabelOf(viewType: string): string {
  return `2024-01-01T00:00:00.00${viewTypes.indexOf(viewType) + 1}`;
}
