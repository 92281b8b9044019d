// The errors of DynamoDB.
import type { Output } from "./item.ts";

/** An error response of DynamoDB, with the status and body that the client gets. */
export class ServiceError extends Error {
  readonly statusCode = 400;
  readonly body: Output;

  constructor(type: string, message: string, more: Output = {}) {
    super(message);
    this.name = type.replace(/^.*#/, "");
    // Errors of transactions write `Message` with a capital, and so do most of AWS's front end.
    const capital = withCapital.has(this.name) || (type.startsWith(front) && !withSmall.has(this.name));
    this.body = { __type: type, [capital ? "Message" : "message"]: message, ...more };
  }
}

const front = "com.amazon.coral.service#";

const withCapital = new Set([
  "TransactionCanceledException",
  "IdempotentParameterMismatchException",
  "TransactionInProgressException",
]);

const withSmall = new Set([
  "IncompleteSignatureException",
  "MissingAuthenticationTokenException",
  "UnknownOperationException",
]);

/** Makes the error for input that DynamoDB refuses. */
export function validationError(message: string): ServiceError {
  return new ServiceError("com.amazon.coral.validate#ValidationException", message);
}

/** Makes the error for input that contradicts itself or its table. */
export function invalidParameters(what: string): ServiceError {
  return validationError(`One or more parameter values were invalid: ${what}`);
}

/** Makes an error of DynamoDB itself, by its name. */
export function serviceError(name: string, message: string, more?: Output): ServiceError {
  return new ServiceError(`com.amazonaws.dynamodb.v20120810#${name}`, message, more);
}

/** Makes an error of AWS's front end, which checks requests before DynamoDB gets them. */
export function frontError(name: string, message: string): ServiceError {
  return new ServiceError(`${front}${name}`, message);
}

/** Makes the error for a table, a stream or an index that does not exist. */
export function notFound(what = ""): ServiceError {
  return serviceError("ResourceNotFoundException", `Requested resource not found${what}`);
}
