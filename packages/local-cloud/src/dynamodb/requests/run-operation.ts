// Checks an operation's input, and runs the operation.
import { checkInput } from "../checks/check-input.ts";
import type { Store } from "../store/store.ts";
import type { Output } from "../values/item.ts";
import type { Operation } from "./operations.ts";
import { withNames } from "./table-names.ts";

/**
 * Checks an operation's input, and runs the operation.
 *
 * @param conflicts decides whether the operation fails as if another transaction held its items
 * @throws ServiceError, or an Error of dynalite's with `statusCode` and `body`
 */
export async function runOperation(
  store: Store,
  { name, types, check, run }: Operation,
  given: Output,
  conflicts?: () => boolean,
): Promise<Output> {
  const { input, shown } = withNames(store, given);
  const checked = checkInput(name, input, types, check);
  return run({ store, input: checked, shown, conflicts: conflicts?.() === true });
}
