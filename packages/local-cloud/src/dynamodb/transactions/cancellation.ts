// Why a transaction is cancelled: a reason for each of its parts, in their order.
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

/** Of a part whose item another transaction holds. */
export const conflict: Reason = {
  Code: "TransactionConflict",
  Message: "Transaction is ongoing for the item",
};

/** The refusal with these reasons; the message lists their codes. */
export function cancelled(reasons: Reason[]): ServiceError {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  return serviceError(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

/** A transaction of so many parts that meets another one at one of them. */
export function conflicting(parts: number): ServiceError {
  const at = Math.floor(Math.random() * parts);
  return cancelled(Array.from({ length: parts }, (_, index) => (index === at ? conflict : none)));
}
