// Which operations say `1 validation error detected: ` before what is wrong with a request. The limits of single properties have it
// everywhere; of all else it depends on the operation, as moto's tests recorded it on AWS (tests/test_dynamodb, August 2026).

const prefix = "1 validation error detected: ";
const withPrefix = new Set(["PutItem", "UpdateItem", "DeleteItem"]);
/** In a query only the checks of `Select` have it. */
const ofSelect = /^(?:ALL_PROJECTED_ATTRIBUTES can be|Must specify the AttributesToGet|Cannot specify the )/;

/** A fault in the words of an operation. */
export function inWords(operation: string, fault: string): string {
  if (/^\d+ validation errors? detected: /.test(fault)) return fault;
  const has = withPrefix.has(operation) || (operation === "Query" && ofSelect.test(fault));
  return has ? prefix + fault : fault;
}
