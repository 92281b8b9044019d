// The parts of a transaction.
import { ServiceError, validationError } from "../values/service-error.ts";
import { cancelledBy, invalid } from "./cancellation.ts";

/** The kinds of writing parts, each with the name of its IAM action. */
export const writeParts = {
  ConditionCheck: "ConditionCheckItem",
  Delete: "DeleteItem",
  Put: "PutItem",
  Update: "UpdateItem",
} as const;

export type WriteKind = keyof typeof writeParts;

/**
 * Reads each part of a transaction.
 *
 * @throws ServiceError when a part does not fit its table, or two parts have the same item
 */
export function readParts<Part, Read>(
  parts: Part[],
  read: (part: Part) => Read,
  keyOf: (read: Read) => string,
): Read[] {
  const all = parts.map((part, index) => {
    try {
      return read(part);
    } catch (error) {
      // An empty key is an error of the whole request. A wrong key is only the reason of its part.
      const isOfPart =
        error instanceof ServiceError && !/^One or more parameter values are not valid/.test(error.message);
      if (!isOfPart) throw error;
      throw cancelledBy(index, invalid(error.message), parts.length);
    }
  });
  if (new Set(all.map(keyOf)).size < all.length)
    throw validationError("Transaction request cannot include multiple operations on one item");
  return all;
}
