// Tests the smoke test against whole APIs: both gateways, each kind of `auth`, other fields and routes.
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { openApiDocument } from "../../../openapi/index.ts";
import type { CloudOptions } from "../../../packages/local-cloud/src/start-cloud.ts";
import { folderWith } from "../../../packages/local-cloud/test/helpers/folders.ts";
import { people } from "../../fixtures/smoke/people.ts";
import { type Api, bearer, shareApi, shareApis, startApi } from "../../helpers/cloud.ts";
import { ada } from "../../helpers/sample-user.ts";
import { several, withLocalIssuer } from "../../helpers/shared-apis.ts";
import { type Report, runSmoke, startSmoke } from "../../helpers/smoke.ts";

const shared: Api[] = [];
test.after.always(() => Promise.all(shared.map((api) => api.close())));

async function share(options: CloudOptions): Promise<Api> {
  const api = await shareApi(options);
  shared.push(api);
  return api;
}

/** Asserts that every case holds and that the last line reports it. */
function holds(t: ExecutionContext, { status, lines, errors }: Report, cases: number, users: number) {
  t.deepEqual([status, errors], [0, ""], lines.join("\n"));
  t.is(lines.filter((line) => line.startsWith("ok    ")).length, cases);
  const end = new RegExp(
    `^${cases} of ${cases} cases hold, in [\\d.]+ s; ${users} users created, all of them deleted\\.$`,
  );
  t.regex(lines.at(-1) ?? "", end);
}

/** The smoke test in its own process and in this one. Elsewhere it runs in this process unless the test is about its surroundings. */
const ways = {
  dev: (args: string[]) => startSmoke(args).report,
  rest: runSmoke,
};

for (const [stack, run] of Object.entries(ways)) {
  test.serial(
    `${stack}: every case holds, and the users that were there are the same as before`,
    async (t) => {
      const api = await share({ stack });
      const { body: user } = await api.call("POST", "/v1/users", { body: ada });
      holds(t, await run(["--url", `${api.url}/`]), 14, 10);
      t.deepEqual((await api.call("GET", "/v1/users")).body, { users: [user] });
    },
  );
}

test.serial(
  "rest: with `auth: iam` every case holds, signed with the credentials of the environment",
  async (t) => {
    const { signed: api } = await shareApis(several);
    shared.push(api);
    const { accessKeyId, secretAccessKey } = api.credentials;
    const env = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: api.region,
    };
    holds(t, await startSmoke(["--url", api.url, "--iam"], env).report, 16, 10);
    t.is(await api.countItems(), 0);
  },
);

test.serial("prod: with `auth: jwt` every case holds, with a token of the issuer", async (t) => {
  const api = await share(withLocalIssuer);
  const { authorization } = await bearer(api, "--scopes", "users.read users.write");
  const token = authorization.replace("Bearer ", "");
  holds(t, await runSmoke(["--url", api.url, "--token", token]), 16, 10);
  holds(t, await startSmoke(["--url", api.url], { USER_API_TOKEN: token }).report, 16, 10);
  const without = await runSmoke(["--url", api.url]);
  t.is(without.status, 1);
  t.true(
    without.lines.some((line) => line.endsWith("Give `--token` or `--iam` that may do this.")),
    without.lines.join("\n"),
  );
  t.is(await api.countItems(), 0);
});

test.serial(
  "other fields and routes are tried by the program's document, and routes that may change data are not called",
  async (t) => {
    const api = await startApi({ program: join(import.meta.dirname, "../../fixtures/smoke") });
    t.teardown(() => api.close());
    const folder = await folderWith(t, { "people.json": JSON.stringify(openApiDocument(people)) });
    const report = await runSmoke(["--url", api.url, "--document", join(folder, "people.json")]);
    holds(t, report, 19, 16);
    const own = report.lines.filter((line) => /greet/i.test(line));
    t.deepEqual(own, [
      "ok    greetUser answers as the document states: expected 201, 200 or 404; came 201, 200",
      "-     resetGreetings (POST /v1/greetings) was not called: it may change real data",
    ]);
    t.is(await api.countItems(), 0);
  },
);
