// Tests the plan as text, Markdown and JSON.
import test from "ava";
import { hasAny, type Plan, planOf } from "../../../plan/plan.ts";
import { jsonOf } from "../../../plan/show/json.ts";
import { markdownOf } from "../../../plan/show/markdown.ts";
import { textOf } from "../../../plan/show/text.ts";
import { resource } from "../resources/resource.ts";

const none = { stack: "dev", document: {}, bundles: {}, resources: [] };
const table = (hashKey: string) => resource("dynamodb/table:Table", { hashKey });
const queue = (inputs: Record<string, unknown>) => resource("sqs/queue:Queue", inputs);

const plan: Plan = {
  ...planOf(
    { ...none, resources: [table("id"), queue({ a: 1 })], bundles: { "people-get": 1000 } },
    {
      ...none,
      resources: [table("key"), queue({ a: "x".repeat(130) }), resource("apigatewayv2/api:Api", {})],
      bundles: { "people-get": 1100 },
    },
  ),
  breaking: [{ what: "It is gone", operations: ["GET /v1/users", "GET /v1/users/{userId}"] }],
};

test("text has the dangers first, then resources, clients, sizes and cost", (t) => {
  t.is(
    textOf(plan),
    `Plan of stack dev: 1 to replace, 1 to update, 1 to create

Dangerous:
  ! The table people is replaced by an empty one, because of hashKey. All its data is lost.

Resources:
  ± replace dynamodb.Table people, because of hashKey
      hashKey: id → key
  ~ update sqs.Queue people
      a: 1 → ${"x".repeat(120)}… (130 characters)
  + create apigatewayv2.Api people

Types unknown to the plan, which AWS may replace instead of updating:
  aws:sqs/queue:Queue

Breaks clients:
  ! It is gone: GET /v1/users, GET /v1/users/{userId}

Bytes of the functions:
  people-get: 1,000 → 1,100 (+10.0 %)

US dollars (list prices of us-east-1, November 2026):
  API Gateway: 0.00 → 1.00
  total per million requests: 0.63 → 1.63
  total per month, without requests: 0.00 → 0.00`,
  );
});

test("Markdown has lists, a fenced list of resources, and a table of cost", (t) => {
  const markdown = markdownOf(plan);
  t.true(
    markdown.startsWith(`## Plan of stack dev: 1 to replace, 1 to update, 1 to create

### Dangerous

- The table people is replaced by an empty one, because of hashKey. All its data is lost.

### Breaks clients

- It is gone: GET /v1/users, GET /v1/users/{userId}

### Resources

\`\`\`text
± replace dynamodb.Table people, because of hashKey
    hashKey: id → key
`),
    markdown,
  );
  t.true(
    markdown.endsWith(`
|                                   | before | after |
| --------------------------------- | ------ | ----- |
| API Gateway                       | 0.00   | 1.00  |
| total per million requests        | 0.63   | 1.63  |
| total per month, without requests | 0.00   | 0.00  |`),
    markdown,
  );
});

test("a program's output notifies nobody in Markdown, and ends no code block", (t) => {
  const dangers = ["Tokens of @acme <b> are accepted.", "The program does not run:\n```\n@acme"];
  const markdown = markdownOf({ ...plan, dangers, changes: [], breaking: [], bundles: [], unknownTypes: [] });
  t.true(markdown.includes("- Tokens of @\u200bacme \\<b\\> are accepted."));
  t.true(markdown.includes("- The program does not run:\n\n  ````text\n  ```\n  @acme\n  ````"), markdown);
});

test("JSON has each change without the whole resource", (t) => {
  const { changes, dangers } = JSON.parse(jsonOf(plan));
  t.is(dangers.length, 1);
  t.deepEqual(changes[0], {
    action: "replace",
    type: "aws:dynamodb/table:Table",
    name: "people",
    because: ["hashKey"],
    inputs: [{ path: "hashKey", before: "id", after: "key" }],
  });
});

test("a danger fails with both options, and a change that breaks clients only with `breaking`", (t) => {
  const of = (one: Plan) => [hasAny(one, "danger"), hasAny(one, "breaking")];
  t.deepEqual(of(plan), [true, true]);
  t.deepEqual(of({ ...plan, dangers: [] }), [false, true]);
  t.deepEqual(of({ ...plan, dangers: [], breaking: [] }), [false, false]);
});

test("no change is one line, with the cost of the stack", (t) => {
  t.is(
    textOf(planOf(none, none)),
    `Plan of stack dev: no resource changes

US dollars (list prices of us-east-1, November 2026):
  total per million requests: 0.63 → 0.63
  total per month, without requests: 0.00 → 0.00`,
  );
});
