// Loads the function that lists users, bundled as the component deploys it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import { fieldsVariable } from "../../components/fields/fields-variable.ts";
import type { Fields } from "../../handlers/user/fields.ts";
import { environment, routeOf } from "../users.ts";
import { context, eventOf } from "./events.ts";
import { tableName } from "./store.ts";

/** Returns a function that reads the first page of the list with this query. */
export async function loadList(tableUrl: string, fields: Fields, query: string) {
  const route = routeOf("listUsers", fields);
  const { code } = await bundleInMemory("list", route.handler, route.resolveFrom);
  const file = join(mkdtempSync(join(tmpdir(), "bench-list-")), "index.js");
  writeFileSync(file, code);
  Object.assign(process.env, {
    OPERATION: route.operation,
    ...environment,
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    USERS_TABLE_NAME: tableName,
    FIELDS: fieldsVariable(fields),
  });
  const { handler } = createRequire(import.meta.url)(file);
  const event = { ...eventOf(route, ""), rawQueryString: query };
  return async () => {
    const answer = await handler(event, context());
    if (answer.statusCode !== 200) throw new Error(`A page was answered ${JSON.stringify(answer)}`);
    return answer;
  };
}
