// Tests a table that fails: some requests are tried again, others become a 503, and the client never sees the table's messages.

import test from "ava";
import { gateways, invoke, problem, storedItem } from "../../helpers/handler.ts";
import { type Behaviour, cutOff, refuse } from "../../helpers/handler-front.ts";
import { startOperations } from "../../helpers/operations.ts";

// The SDK waits a random part of up to 2 s before it tries again; here the random part is 0.
Math.random = () => 0;

const { table, operations } = await startOperations();
test.after.always(() => table.close());

test.beforeEach(async () => {
  table.front.next = [];
  table.front.requests.length = 0;
  await table.put(storedItem("ada"));
});

const unavailable = (instance: string) =>
  problem(
    503,
    "Service unavailable",
    "A service behind the API is busy or cannot be reached. Try again.",
    instance,
  );
const internal = (instance: string) =>
  problem(500, "Internal server error", "The request failed because of an error in the API.", instance);
const times = (count: number, behaviour: Behaviour) => Array.from({ length: count }, () => behaviour);

const temporary: Record<string, Behaviour> = {
  ProvisionedThroughputExceededException: refuse(400, "ProvisionedThroughputExceededException"),
  ThrottlingException: refuse(400, "ThrottlingException"),
  RequestLimitExceeded: refuse(400, "RequestLimitExceeded"),
  InternalServerError: refuse(500, "InternalServerError"),
  "a status 503": refuse(503, "ServiceUnavailable"),
  "a connection that is cut off": cutOff,
};

/** Lists all failures for one operation and two for the others, as the SDK's client stops retrying after some 35 retries in vain. */
const failuresOf = (operation: string) =>
  Object.entries(temporary).filter(
    ([title]) =>
      operation === "getUser" || ["ThrottlingException", "a connection that is cut off"].includes(title),
  );

for (const [operation, { handler, event }] of Object.entries(operations)) {
  for (const [title, failure] of failuresOf(operation)) {
    test.serial(`${operation}: answers 503 after three times ${title}`, async (t) => {
      table.front.next = times(3, failure);
      const { response, requestId, log } = await invoke(handler, gateways.http(event));
      t.deepEqual(response, unavailable(requestId));
      t.is(table.front.requests.length, 3);
      t.is(log.level, "ERROR");
      t.truthy(log.error.stack);
    });

    test.serial(`${operation}: does its work after two times ${title}`, async (t) => {
      table.front.next = times(2, failure);
      const { response } = await invoke(handler, gateways.http(event));
      t.is(response.statusCode, operation === "createUser" ? 201 : 200);
      t.is(table.front.requests.length, 3);
    });
  }

  for (const type of ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"]) {
    test.serial(`${operation}: answers 500 and shows nothing of ${type}`, async (t) => {
      table.front.next = [refuse(400, type)];
      const { response, requestId, log } = await invoke(handler, gateways.rest(event));
      t.deepEqual(response, internal(requestId));
      t.is(table.front.requests.length, 1);
      t.is(log.error.name, type);
      t.is(log.error.message, "inside");
    });
  }
}

test.serial("answers 503 when nothing listens", async (t) => {
  table.front.close();
  for (const { handler, event } of Object.values(operations)) {
    const { response, requestId, log } = await invoke(handler, gateways.http(event));
    t.deepEqual(response, unavailable(requestId));
    t.regex(log.error.message, /ECONNREFUSED/);
  }
});
