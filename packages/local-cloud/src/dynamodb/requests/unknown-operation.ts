// The error for an operation that the local DynamoDB does not have.
import { frontError, type ServiceError } from "../values/service-error.ts";

const partiql = ["BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"];

/** Makes the error for an operation that does not exist here. The text is not from AWS, where most of these operations exist. */
export function unknownOperation(operation?: string): ServiceError {
  const remedy =
    operation && partiql.includes(operation)
      ? " It has no PartiQL: use GetItem, Query, PutItem, TransactWriteItems and the like."
      : "";
  const what = operation ?? "a request without an operation";
  return frontError("UnknownOperationException", `The local DynamoDB does not serve ${what}.${remedy}`);
}
