// An operation that is not there.
import { frontError, type ServiceError } from "../values/service-error.ts";

const partiql = new Set(["BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"]);

/** A refusal that says so in a sentence, as AWS has none for what it knows. */
export function unknownOperation(operation: string | undefined): ServiceError {
  const isPartiql = operation !== undefined && partiql.has(operation);
  const remedy = isPartiql
    ? " PartiQL is not there: use GetItem, Query, PutItem, TransactWriteItems and the like."
    : "";
  const error = frontError(
    "UnknownOperationException",
    `The local DynamoDB does not serve ${operation ?? "a request without an operation"}.${remedy}`,
  );
  error.body.message = error.message;
  delete error.body.Message;
  return error;
}
