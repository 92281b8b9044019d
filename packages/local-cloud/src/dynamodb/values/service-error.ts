// The errors of DynamoDB.
import type { Output } from "./item.ts";

/** A refusal: its status and body are what a client gets. */
export class ServiceError extends Error {
  readonly statusCode = 400;
  readonly body: Output;

  constructor(type: string, message: string, more: Output = {}) {
    super(message);
    this.name = type.replace(/^.*#/, "");
    // Errors of the front and of transactions spell it with a capital.
    const capital = type.startsWith(front) || withCapital.has(this.name);
    this.body = { __type: type, [capital ? "Message" : "message"]: message, ...more };
  }
}

const front = "com.amazon.coral.service#";

const withCapital = new Set([
  "TransactionCanceledException",
  "IdempotentParameterMismatchException",
  "TransactionInProgressException",
]);

/** Input that DynamoDB does not take. */
export function validationError(message: string): ServiceError {
  return new ServiceError("com.amazon.coral.validate#ValidationException", message);
}

/** An error of the service itself, by its name. */
export function serviceError(name: string, message: string, more?: Output): ServiceError {
  return new ServiceError(`com.amazonaws.dynamodb.v20120810#${name}`, message, more);
}

/** An error of what stands in front of the service. */
export function frontError(name: string, message: string): ServiceError {
  return new ServiceError(`${front}${name}`, message);
}

/** A table, a stream or an index that is not there. */
export function notFound(what = ""): ServiceError {
  return serviceError("ResourceNotFoundException", `Requested resource not found${what}`);
}
