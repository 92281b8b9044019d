// The error for an operation that the local DynamoDB does not have.
import { frontError, type ServiceError } from "../values/service-error.ts";

const partiql = new Set(["BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"]);

/** Makes the error for an operation that does not exist here. The text is not from AWS, where most of these operations exist. */
export function unknownOperation(operation: string | undefined): ServiceError {
  const isPartiql = operation !== undefined && partiql.has(operation);
  const remedy = isPartiql
    ? " It has no PartiQL: use GetItem, Query, PutItem, TransactWriteItems and the like."
    : "";
  const error = frontError(
    "UnknownOperationException",
    `The local DynamoDB does not serve ${operation ?? "a request without an operation"}.${remedy}`,
  );
  error.body.message = error.message;
  delete error.body.Message;
  return error;
}
