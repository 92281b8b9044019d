// The claims about the document with either gateway. http.test.ts and rest.test.ts run this one list.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ExecutionContext } from "ava";
import type { Json } from "../../commands/smoke/conformance.ts";
import { fields } from "../../fields.ts";
import { faultyInput, type Refusal } from "../../openapi/examples.ts";
import type { Api } from "../helpers/cloud.ts";
import { ada, grace } from "../helpers/sample-user.ts";
import { fuzz } from "./fuzz/fuzz.ts";
import { published } from "./published.ts";
import { send } from "./raw-http.ts";

export type Gateway = "http" | "rest";

export interface Claim {
  title: string;
  run(t: ExecutionContext, api: Api, gateway: Gateway): Promise<void>;
}

const missing = "/v1/users/00000000-0000-4000-8000-000000000000";
const key = { "Idempotency-Key": "claims" };

/** The requests that the API answers with the document's examples of problem details. */
const examples: [response: Refusal, example: string, ...request: Parameters<Api["call"]>][] = [
  ["InvalidUser", "fields", "POST", "/v1/users", { body: faultyInput(fields) }],
  ["InvalidUser", "notJson", "POST", "/v1/users", { body: "{" }],
  [
    "InvalidUser",
    "idempotencyKey",
    "POST",
    "/v1/users",
    { body: ada, headers: { "Idempotency-Key": "a,b" } },
  ],
  ["InvalidUser", "ifMatch", "PUT", missing, { body: ada, headers: { "If-Match": "1-1" } }],
  ["InvalidParameter", "limit", "GET", "/v1/users?limit=0"],
  ["InvalidParameter", "lastKey", "GET", "/v1/users?lastKey="],
  ["InvalidParameter", "ifMatch", "DELETE", missing, { headers: { "If-Match": "1-1" } }],
  ["InvalidParameter", "ifNoneMatch", "GET", missing, { headers: { "If-None-Match": "1-1" } }],
  ["UserNotFound", "user", "GET", missing],
  ["PreconditionFailed", "changed", "PUT", missing, { body: ada, headers: { "If-Match": "*" } }],
  ["UserTooLarge", "body", "POST", "/v1/users", { body: "x".repeat(20_000) }],
  ["KeyReused", "otherInput", "POST", "/v1/users", { body: grace, headers: key }],
];

export const claims: Claim[] = [
  {
    title: "the document has exactly the routes that the gateway registers",
    async run(t, { resources }, gateway) {
      const registered = gateway === "http" ? httpRoutes(resources) : restRoutes(resources);
      t.deepEqual(
        registered,
        published.operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort(),
      );
    },
  },
  {
    title: "every example of a refusal is what the API answers",
    async run(t, api) {
      await api.call("POST", "/v1/users", { body: ada, headers: key });
      for (const [response, example, ...request] of examples) {
        const { value } = problems.find(({ name }) => name === `${response} ${example}`) ?? {};
        const { status, body } = await api.call(...request);
        t.deepEqual(
          { ...body, instance: undefined },
          { ...value, instance: undefined },
          `${response} ${example}`,
        );
        t.is(status, value?.status as number);
      }
      const expected = problems.filter(({ value }) => value.status < 500).map(({ name }) => name);
      t.deepEqual(
        examples.map(([response, name]) => `${response} ${name}`).sort(),
        expected.sort(),
        "Each example of openapi/examples.ts needs the request that it answers: `examples` in test/openapi/claims.ts.",
      );
    },
  },
  {
    title: "a body is read under each media type of its operation, where a wildcard is any",
    async run(t, api) {
      for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) {
        const headers = { "Content-Type": type };
        const created = await api.call("POST", "/v1/users", { body: ada, headers });
        t.is(created.status, 201, type);
        for (const method of ["PUT", "PATCH"]) {
          const { status, body } = await api.call(method, `/v1/users/${created.body.id}`, {
            body: grace,
            headers,
          });
          t.deepEqual([status, body.firstName], [200, grace.firstName], `${method} ${type}`);
        }
      }
      t.deepEqual(
        published.operations.flatMap(({ operation: { requestBody } }) =>
          Object.keys(requestBody?.content ?? {}),
        ),
        ["application/json", "*/*", "application/json", "*/*", "application/merge-patch+json", "*/*"],
      );
    },
  },
  {
    title: "what the gateway refuses by itself is in the document",
    async run(t, { url }) {
      const { origin, pathname } = new URL(url);
      const target = `${pathname.replace(/\/$/, "")}/v1/users`;
      const refused = async (operation: string, request: Partial<Parameters<typeof send>[1]>) => {
        const answer = await send(origin, { method: "GET", target, headers: [], ...request });
        t.deepEqual(published.answerFaults(operation, answer), []);
        return answer.status;
      };
      t.is(await refused("createUser", { method: "POST", body: Buffer.alloc(10 * 1024 * 1024 + 1) }), 413);
      t.is(await refused("createUser", { method: "POST", body: Buffer.alloc(8 * 1024 * 1024) }), 413);
      t.is(await refused("listUsers", { headers: [["X-Long", "x".repeat(11_000)]] }), 431);
      t.is(await refused("getUser", { target: `${target}/%zz` }), 400);
    },
  },
  {
    title: "the client of the README's example creates, lists, changes and deletes",
    async run(t, api) {
      const file = `${import.meta.dirname}/../../examples/client/client.ts`;
      const { stdout } = await promisify(execFile)(process.execPath, [file, api.url]);
      const lines = stdout.trimEnd().split("\n");
      const listed = lines.filter((line) => line.startsWith("listed "));
      t.is(listed.length, (await api.countItems()) + 1);
      t.true(listed.includes("listed Ada Lovelace"));
      t.deepEqual(
        lines.filter((line) => !listed.includes(line)),
        ["created Ada Lovelace", "changed to Augusta Ada: 200", "changed by an old tag: 412", "deleted: 200"],
      );
    },
  },
  {
    title: "whatever is sent, answers are by the document and the table holds exactly what they say",
    async run(t, api, gateway) {
      t.timeout(1_800_000);
      const { sent, seed, statuses } = await fuzz(api, { gateway, fields, conformance: published });
      t.log(`${sent} requests, FUZZ_SEED=${seed}`);
      t.log(
        Object.entries(statuses)
          .sort()
          .map(([name, count]) => `${name}: ${count}`)
          .join(", "),
      );
      for (const name of sent < 5_000 ? successes : [...successes, ...refusals]) {
        t.true((statuses[name] ?? 0) > 0, `no request was answered ${name}`);
      }
    },
  },
];

// Generated requests must get each of these answers, or the generators do not do their work.
const successes = ["createUser 201", "listUsers 200", "updateUser 200", "deleteUser 200"];
const refusals = [
  ...["createUser 400", "createUser 413", "createUser 422", "listUsers 400"],
  ...["getUser 200", "getUser 304", "getUser 400", "getUser 404"],
  ...["updateUser 400", "updateUser 404", "updateUser 412", "updateUser 413"],
  ...["deleteUser 400", "deleteUser 404", "deleteUser 412"],
];

/** Returns every example of problem details in the document, as `response name`. */
const problems = Object.entries<Json>(published.document.components.responses).flatMap(
  ([response, { content }]) =>
    Object.entries<{ value: Record<string, unknown> & { status: number } }>(
      content["application/problem+json"]?.examples ?? {},
    ).map(([name, { value }]) => ({ name: `${response} ${name}`, value })),
);

type Resources = Api["resources"];

function httpRoutes(resources: Resources): string[] {
  const routes = resources.filter(({ type }) => type === "aws:apigatewayv2/route:Route");
  return routes.map(({ inputs }) => `${inputs.operationName} ${inputs.routeKey}`).sort();
}

function restRoutes(resources: Resources): string[] {
  const api = resources.find(({ type }) => type === "aws:apigateway/restApi:RestApi");
  const { paths } = JSON.parse(String(api?.inputs.body));
  return Object.entries<Record<string, { operationId: string }>>(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([name, { operationId }]) => `${operationId} ${name.toUpperCase()} ${path}`,
      ),
    )
    .sort();
}
