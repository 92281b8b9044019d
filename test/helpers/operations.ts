// Operations with an event that each can carry out, on a table that can be made to fail. All share one client of the SDK, which
// stops retrying after some 35 retries in vain: if you add an operation, let the others fail less often in test/handlers/table/client.test.ts.
import { startTable, storedTime } from "./handler.ts";

/** Starts the table before it imports the handlers, as they read its name when they are loaded. */
export async function startOperations() {
  const table = await startTable();
  const body = { firstName: "Ada", lastName: "Lovelace" };
  const headers = { "If-Match": `"1-${storedTime}"` };
  const operations = {
    createUser: { handler: (await import("../../handlers/create-user.ts")).handler, event: { body } },
    getUser: { handler: (await import("../../handlers/get-user.ts")).handler, event: { userId: "ada" } },
    listUsers: { handler: (await import("../../handlers/list-users.ts")).handler, event: {} },
    updateUser: {
      handler: (await import("../../handlers/update-user.ts")).handler,
      event: { userId: "ada", body, headers },
    },
    patchUser: {
      handler: (await import("../../handlers/patch-user.ts")).handler,
      event: { userId: "ada", body: { firstName: "Ada" }, headers },
    },
    deleteUser: {
      handler: (await import("../../handlers/delete-user.ts")).handler,
      event: { userId: "ada", headers },
    },
  };
  return { table, operations };
}
