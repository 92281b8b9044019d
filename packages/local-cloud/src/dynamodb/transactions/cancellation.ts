// The reasons for a cancelled transaction: one for each of its parts, in their order.
import type { Item } from "../values/item.ts";
import { type ServiceError, serviceError } from "../values/service-error.ts";

export type Reason =
  | { Code: "None" }
  | {
      Code: "ConditionalCheckFailed" | "ValidationError" | "TransactionConflict";
      Message: string;
      Item?: Item;
    };

export const none: Reason = { Code: "None" };

export function conditionFailed(item: Item | undefined): Reason {
  return {
    Code: "ConditionalCheckFailed",
    Message: "The conditional request failed",
    ...(item && { Item: item }),
  };
}

export function invalid(Message: string): Reason {
  return { Code: "ValidationError", Message };
}

/** Makes the error of a cancelled transaction. Its message lists the reasons' codes. */
export function cancelled(reasons: Reason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return serviceError(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

/** Makes the error of a transaction that one of its parts cancels. */
export function cancelledBy(part: number, reason: Reason, parts: number): ServiceError {
  return cancelled(Array.from({ length: parts }, (_, index) => (index === part ? reason : none)));
}

/** Makes the error of a transaction in which one part, chosen at random, conflicts with another transaction. */
export function conflicting(parts: number): ServiceError {
  const reason: Reason = { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" };
  return cancelledBy(Math.floor(Math.random() * parts), reason, parts);
}
