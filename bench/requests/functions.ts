// Loads the program's functions, as it registers them, into this process.
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../peers.ts";
import { functionFolder, load } from "../programs.ts";
import { environment, routes, variable } from "../users.ts";
import { context, eventOf } from "./events.ts";
import { tableName } from "./store.ts";

/** Calls a function with a request. Throws when the answer is not 2xx. */
export type Call = (userId: string) => Promise<unknown>;

/** Loads the functions of all operations for a table. They log to this process's output. */
export async function loadFunctions(tableUrl: string): Promise<Map<string, Call>> {
  Object.assign(process.env, {
    ...environment,
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    USERS_TABLE_NAME: tableName,
    FIELDS: variable,
  });
  const archives = mkdtempSync(join(tmpdir(), "bench-functions-"));
  const program = await load(checkout, { archives });
  const require = createRequire(import.meta.url);
  const functions = new Map<string, Call>();
  for (const route of routes) {
    process.env.OPERATION = route.operation;
    const { handler } = require(join(functionFolder(program, `user-api-${route.slug}`), "index.js"));
    functions.set(route.operation, async (userId) => {
      const answer = await handler(eventOf(route, userId), context());
      if (answer.statusCode >= 300) throw new Error(`${route.operation} answered ${JSON.stringify(answer)}`);
      return answer;
    });
  }
  return functions;
}
