// Tests the names of DynamoDB's actions. IAM accepts any name, and a name that does not exist allows nothing.
import test from "ava";
import { actionFaults, actionWarnings } from "../../../../components/routes/checks/action-faults.ts";
import { routes } from "../../../helpers/routes.ts";

for (const [action, remedy] of [
  ["TransactWriteItems", "PutItem, UpdateItem, DeleteItem or ConditionCheckItem, as its parts need"],
  ["TransactGetItems", "GetItem"],
  ["ExecuteStatement", "PartiQLSelect, PartiQLInsert, PartiQLUpdate or PartiQLDelete"],
  ["BatchGet", "BatchGetItem"],
]) {
  test(`refuses ${action}, and says what to write`, (t) => {
    t.deepEqual(actionFaults([`dynamodb:${action}`, "dynamodb:Query"]), [
      `Expected \`actions\` to be actions in IAM, got dynamodb:${action}, which allows nothing. Write ${remedy}.`,
    ]);
  });
}

test("takes every action of our own rows without a warning", (t) => {
  const actions = routes.flatMap((route) => route.actions.map(({ action }) => action));
  t.deepEqual([...actionFaults(actions), ...actionWarnings(actions)], []);
});

test("warns of an action that is new or misspelt, and does not refuse it", (t) => {
  t.deepEqual(actionFaults(["dynamodb:SearchVectors"]), []);
  t.deepEqual(actionWarnings(["dynamodb:SearchVectors", "dynamodb:ConditionCheckItem"]), [
    "This version of the component does not know dynamodb:SearchVectors. Check its spelling: IAM accepts a misspelt action, but it allows nothing.",
  ]);
});
