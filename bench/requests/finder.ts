// Loads the function that lists users by an index, bundled as the component deploys it.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleInMemory } from "../../components/bundle/bundle.ts";
import { fieldsVariable } from "../../components/fields/fields-variable.ts";
import { allRoutes } from "../../components/routes/all-routes.ts";
import { routesFor } from "../../components/routes/routes.ts";
import { fields } from "../../fields.ts";
import { environment } from "../users.ts";
import { context, eventOf } from "./events.ts";
import { indexed, tableName } from "./store.ts";

/** Returns a function that reads a page of the users with one value, which all users have. */
export async function loadFinder(tableUrl: string) {
  const found = { ...fields, ...indexed.fields };
  const route = allRoutes(routesFor(found)).find(({ operation }) => operation === "listUsers");
  if (!route) throw new Error("Expected a route listUsers.");
  const { code } = await bundleInMemory("finder", route.handler, route.resolveFrom);
  const file = join(mkdtempSync(join(tmpdir(), "bench-finder-")), "index.js");
  writeFileSync(file, code);
  Object.assign(process.env, {
    OPERATION: route.operation,
    ...environment,
    AWS_ENDPOINT_URL_DYNAMODB: tableUrl,
    USERS_TABLE_NAME: tableName,
    FIELDS: fieldsVariable(found),
  });
  const { handler } = createRequire(import.meta.url)(file);
  const event = { ...eventOf(route, ""), rawQueryString: `limit=10&${indexed.query}` };
  return async () => {
    const answer = await handler(event, context());
    if (answer.statusCode !== 200) throw new Error(`A page was answered ${JSON.stringify(answer)}`);
    return answer;
  };
}
