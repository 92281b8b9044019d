// Tests the smoke test on the caller's own record: a proxy adds the path `/v1/users/me` to an API.
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { openApiDocument } from "../../../openapi/index.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { type Api, shareApi } from "../../helpers/cloud.ts";
import { ada } from "../../helpers/sample-user.ts";
import { type Answering, runSmoke, startProxy } from "../../helpers/smoke.ts";

let api: Api;
test.before(async () => {
  api = await shareApi({ stack: "dev" });
});
test.after.always(() => api?.close());

const me = "/v1/users/me";
const title = "a caller reads its own record, and creates, changes and deletes it when there was none";

/** Answers `/v1/users/me` with the user of this id. A create sets the id; a deletion keeps it. */
function ownRecord(id = "nobody", isBroken = false): Answering {
  return async ({ method, path }, forward) => {
    if (path !== me) return forward();
    if (method === "PUT" && isBroken) return undefined;
    const answer = await forward({ path: method === "POST" ? "/v1/users" : `/v1/users/${id}` });
    if (method === "POST") ({ id } = (await answer.clone().json()) as { id: string });
    return answer;
  };
}

async function documentWithMe(t: ExecutionContext): Promise<string> {
  const document = openApiDocument() as { paths: Record<string, Record<string, object>> };
  const { get, put, delete: remove } = document.paths["/v1/users/{userId}"] ?? {};
  const { post } = document.paths["/v1/users"] ?? {};
  const own = { get, put, post, delete: remove };
  document.paths[me] = Object.fromEntries(
    Object.entries(own).map(([method, operation]) => [method, { ...operation, operationId: `${method}Me` }]),
  );
  return join(await folderWith(t, { "me.json": JSON.stringify(document) }), "me.json");
}

test.serial("creates, changes and deletes the record when there was none", async (t) => {
  const url = await startProxy(t, api.url, ownRecord());
  const { status, lines } = await runSmoke(["--url", url, "--document", await documentWithMe(t)]);
  t.is(status, 0, lines.join("\n"));
  t.true(
    lines.includes(
      `ok    ${title}: expected 200 or 404, 201, 200, 200, 200, 404; came 404, 201, 200, 200, 200, 404`,
    ),
    lines.join("\n"),
  );
  t.is(await api.countItems(), 0);
});

test.serial("deletes the record that it created when the case fails", async (t) => {
  const url = await startProxy(t, api.url, ownRecord("nobody", true));
  const { failed } = await runSmoke(["--url", url, "--document", await documentWithMe(t)]);
  t.deepEqual(failed, [title]);
  t.is(await api.countItems(), 0);
});

test.serial("reads a record that exists already, and does not change it", async (t) => {
  const { body: user } = await api.call("POST", "/v1/users", { body: ada });
  const url = await startProxy(t, api.url, ownRecord(user.id));
  const { status, lines } = await runSmoke(["--url", url, "--document", await documentWithMe(t)]);
  t.is(status, 0, lines.join("\n"));
  t.true(lines.includes(`ok    ${title}: expected 200 or 404; came 200`), lines.join("\n"));
  t.deepEqual((await api.call("GET", "/v1/users")).body, { users: [user] });
});
