// Tests the smoke test against broken APIs, made by a proxy that breaks one thing: it finds the fault, and deletes its users.
import test from "ava";
import type { Case } from "../../../commands/smoke/cases/case.ts";
import { createClient } from "../../../commands/smoke/client.ts";
import { CreatedUsers } from "../../../commands/smoke/created-users.ts";
import { nobody } from "../../../commands/smoke/credentials.ts";
import { Inputs } from "../../../commands/smoke/inputs.ts";
import { runCases } from "../../../commands/smoke/run-cases.ts";
import { type Api, shareApi } from "../../helpers/cloud.ts";
import { ada } from "../../helpers/sample-user.ts";
import { type Answering, runSmoke, startProxy, startSmoke } from "../../helpers/smoke.ts";
import { published } from "../../openapi/published.ts";

let api: Api;
test.before(async () => {
  api = await shareApi({ stack: "dev" });
});
test.after.always(() => api?.close());

const titles = {
  created: "a user is created as it was sent, and `Location` leads to it",
  read: "a user is read as it was created; `If-None-Match` with its `ETag` gets 304; another id gets 404",
  changed: "a user is changed, keeps its id and creation time, and gets another `ETag`",
  guarded: "an update with an old `If-Match` is refused, and an update of an unknown id creates no user",
  patched: "a patch changes only the fields in it, is refused with an old `If-Match`, and creates no user",
  repeated:
    "a create with the same `Idempotency-Key` answers with the same user, and is refused with other data",
  parallel: "five creates at once with one key make one user",
};

/** Returns the answer with another status, without a header, or with another body. */
async function altered(
  answer: Response,
  change: { status?: number; drop?: string; body?: (body: object) => object },
) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-length", change.drop ?? ""].filter(Boolean)) headers.delete(name);
  const text = await answer.text();
  const body = change.body && text !== "" ? JSON.stringify(change.body(JSON.parse(text))) : text;
  const { status } = answer;
  return new Response(body === "" ? null : body, { status: change.status ?? status, headers });
}

const faults: { title: string; answering: Answering; failed: string[]; line: RegExp }[] = [
  {
    title: "a handler that fails",
    answering: async ({ method }, forward) =>
      method === "PUT" ? altered(await forward(), { status: 500 }) : forward(),
    failed: [titles.changed, titles.guarded],
    line: /^ {6}PUT \/v1\/users\/[\w-]+: expected 200, got 500 \{"id":.+\}\.$/,
  },
  {
    title: "an update that forgets its condition",
    answering: async ({ method, headers }, forward) => {
      if (method === "PUT" && headers.get("if-match") !== "no quotes") headers.delete("if-match");
      return forward();
    },
    failed: [titles.guarded],
    line: /: expected 412, got 200 \{"id":/,
  },
  {
    title: "an answer without its `ETag`",
    answering: async ({ method, path }, forward) =>
      method === "GET" && path.startsWith("/v1/users/")
        ? altered(await forward(), { drop: "etag" })
        : forward(),
    failed: [titles.read, titles.changed, titles.patched],
    line: /^ {6}GET \/v1\/users\/[\w-]+: expected an answer of the document, got ETag is missing\.$/,
  },
  {
    title: "a user that is shown without its creation time",
    answering: async ({ method }, forward) =>
      method === "PUT"
        ? altered(await forward(), { body: (body) => ({ ...body, createdAt: undefined }) })
        : forward(),
    failed: [titles.changed, titles.guarded],
    line: /got body .*must have required property 'createdAt'/,
  },
  {
    title: "an `Idempotency-Key` that is not looked at",
    answering: async ({ method, headers }, forward) => {
      if (method === "POST" && headers.get("idempotency-key")?.startsWith("smoke-"))
        headers.delete("idempotency-key");
      return forward();
    },
    failed: [titles.repeated, titles.parallel],
    line: /the user: expected \{.+\}, got \{.+\}\.$/,
  },
];

for (const { title, answering, failed, line } of faults) {
  test.serial(`finds ${title}, and still deletes its users`, async (t) => {
    const url = await startProxy(t, api.url, answering);
    const report = await runSmoke(["--url", url]);
    t.is(report.status, 1);
    t.deepEqual(report.failed, failed, report.lines.join("\n"));
    t.true(
      report.lines.some((each) => line.test(each)),
      report.lines.join("\n"),
    );
    t.is(await api.countItems(), 0);
  });
}

test.serial("a create whose answer is lost is repeated by its key, and the user deleted", async (t) => {
  let lost = 0;
  const url = await startProxy(t, api.url, async ({ method }, forward) => {
    const answer = await forward();
    return method === "POST" && answer.status === 201 && lost++ < 3 ? undefined : answer;
  });
  const { status, failed } = await startSmoke(["--url", url]).report;
  t.is(status, 1);
  t.deepEqual(failed, [titles.created, titles.read, titles.changed]);
  t.is(await api.countItems(), 0);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test.serial(`${signal} in the middle of a request stops it, and what it created is deleted`, async (t) => {
    const held = Promise.withResolvers<void>();
    const url = await startProxy(t, api.url, async ({ method }, forward) => {
      if (method === "PUT") {
        held.resolve();
        await new Promise(() => {});
      }
      return forward();
    });
    const { child, report } = startSmoke(["--url", url]);
    await held.promise;
    t.true((await api.countItems()) > 0);
    child.kill(signal);
    child.kill(signal);
    const { status, lines } = await report;
    t.is(status, 1);
    t.true(lines.includes(`      It was stopped, as ${signal} interrupted it.`), lines.join("\n"));
    t.is(await api.countItems(), 0);
  });
}

test.serial(
  "a create that answers with another user is reported, and that user is not deleted",
  async (t) => {
    const { body: user } = await api.call("POST", "/v1/users", { body: ada });
    const url = await startProxy(t, api.url, async ({ method }, forward) =>
      method === "POST" ? altered(await forward(), { status: 201, body: () => user }) : forward(),
    );
    const { status, lines } = await runSmoke(["--url", url]);
    t.is(status, 1);
    t.true(
      lines.includes(
        `LEFT  A create was answered with another user, which was not deleted: ${JSON.stringify(user)}`,
      ),
      lines.join("\n"),
    );
    t.deepEqual((await api.call("GET", `/v1/users/${user.id}`)).body, user);
    const { users } = (await api.call("GET", "/v1/users?limit=100")).body;
    for (const { id } of users) await api.call("DELETE", `/v1/users/${id}`);
  },
);

test.serial("an API that does not answer is given up when the time is over", async (t) => {
  const url = await startProxy(t, api.url, () => new Promise(() => {}));
  const parts = {
    ...{ document: published, credentials: nobody, inputs: new Inputs(published) },
    ...{ client: createClient(new URL(url)), created: new CreatedUsers() },
  };
  const create: Case = { title: "creates", run: async (one) => void (await one.create()) };
  const lines: string[] = [];
  const time = { forCases: 50, forCleanUp: 50 };
  const result = await runCases([create, create], parts, new AbortController().signal, time, (line) =>
    lines.push(line),
  );
  t.deepEqual([result.held, result.failed, result.left.length], [0, ["creates", "creates"], 1]);
  t.deepEqual(lines.slice(0, 2), [
    "FAIL  creates: expected 201; came nothing\n      It was stopped, as the time was over.",
    "FAIL  creates: not tried, as the time was over",
  ]);
  t.regex(
    lines[2] ?? "",
    /^LEFT {2}A create with `Idempotency-Key: [\w-]+` had no answer, so it may have made a user: /,
  );
});
