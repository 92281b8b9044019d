// Adds `1 validation error detected: ` to error messages where DynamoDB has it. For limits of single properties that is everywhere.
// For other errors it depends on the operation: moto's tests recorded it on AWS (tests/test_dynamodb, August 2026).

const prefix = "1 validation error detected: ";
const withPrefix = new Set(["PutItem", "UpdateItem", "DeleteItem"]);
/** The only messages of Query that have the prefix: those about `Select`. */
const ofSelect = /^(?:ALL_PROJECTED_ATTRIBUTES can be|Must specify the AttributesToGet|Cannot specify the )/;

/** Returns an error's message as an operation words it. */
export function inWords(operation: string, fault: string): string {
  if (/^\d+ validation errors? detected: /.test(fault)) return fault;
  const has = withPrefix.has(operation) || (operation === "Query" && ofSelect.test(fault));
  return has ? prefix + fault : fault;
}
