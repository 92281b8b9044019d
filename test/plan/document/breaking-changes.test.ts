// Tests the rules of breaking changes, one by one: those that break a client, and those that do not.
import test from "ava";
import document from "../../../openapi.json" with { type: "json" };
import { breakingChanges } from "../../../plan/document/breaking-changes.ts";

// biome-ignore lint/suspicious/noExplicitAny: a document that is changed at will
type Any = any;

const users = (d: Any) => d.paths["/v1/users"];
const user = (d: Any) => d.paths["/v1/users/{userId}"];
const schemas = (d: Any) => d.components.schemas;
const body = (d: Any) => schemas(d).UserInput;
const answer = (d: Any) => schemas(d).User;
const without = (list: string[], one: string) => list.filter((each) => each !== one);

/** The first sentence for each change; undefined for a change that breaks no client. */
const cases: [claim: string, change: (d: Any) => void, said: string | undefined][] = [
  ["a removed operation", (d) => delete user(d).delete, "It is gone: DELETE /v1/users/{userId}"],
  [
    "a new operation",
    (d) => (d.paths["/v1/x"] = { get: { responses: { 200: { description: "" } } } }),
    undefined,
  ],
  [
    "another name of a path's parameter",
    (d) => {
      d.paths["/v1/users/{id}"] = user(d);
      delete d.paths["/v1/users/{userId}"];
      d.components.parameters.UserId.name = "id";
    },
    undefined,
  ],
  [
    "a parameter that is newly required",
    (d) =>
      users(d).get.parameters.push({ in: "query", name: "team", required: true, schema: { type: "string" } }),
    "The parameter team (query) is required: GET /v1/users",
  ],
  [
    "a new parameter that may be left out",
    (d) => users(d).get.parameters.push({ in: "query", name: "team", schema: { type: "string" } }),
    undefined,
  ],
  [
    "a parameter that goes",
    (d) => users(d).get.parameters.pop(),
    "The parameter lastKey (query) is gone: GET /v1/users",
  ],
  [
    "a parameter that takes less",
    (d) => (d.components.parameters.Limit.schema.maximum = 50),
    "The parameter limit (query): it has the maximum 50 instead of 100: GET /v1/users",
  ],
  ["a parameter that takes more", (d) => (d.components.parameters.Limit.schema.maximum = 500), undefined],
  [
    "a field that a request must have",
    (d) => {
      body(d).properties.email = { type: "string" };
      body(d).required.push("email");
    },
    "In the request, the field email is required: POST /v1/users, PUT /v1/users/{userId}",
  ],
  ["a field that a request may have", (d) => (body(d).properties.email = { type: "string" }), undefined],
  [
    "a text that may not be as long",
    (d) => (body(d).properties.firstName.maxLength = 50),
    "In the request, the field firstName has the maxLength 50 instead of 100: POST /v1/users, PUT /v1/users/{userId}",
  ],
  ["a text that may be longer", (d) => (body(d).properties.firstName.maxLength = 500), undefined],
  [
    "a request's type that is narrowed",
    (d) => (body(d).properties.firstName.type = "integer"),
    "In the request, the field firstName may no longer be string: POST /v1/users, PUT /v1/users/{userId}",
  ],
  [
    "a request's type that is widened",
    (d) => (body(d).properties.firstName.type = ["string", "null"]),
    undefined,
  ],
  [
    "a pattern that a text must match",
    (d) => (body(d).properties.firstName.pattern = "^[a-z]+$"),
    "In the request, the field firstName has another `pattern`: POST /v1/users, PUT /v1/users/{userId}",
  ],
  [
    "an answer's field that goes",
    (d) => {
      delete answer(d).properties.createdAt;
      answer(d).required = without(answer(d).required, "createdAt");
    },
    "In the answer 200, the field users[].createdAt is gone: GET /v1/users",
  ],
  [
    "an answer's field that may be missing",
    (d) => (answer(d).required = without(answer(d).required, "createdAt")),
    "In the answer 200, the field users[].createdAt may be missing: GET /v1/users",
  ],
  ["an answer's new field", (d) => (answer(d).properties.email = { type: "string" }), undefined],
  [
    "an answer's type that is widened",
    (d) => (answer(d).properties.firstName.type = ["string", "null"]),
    "In the answer 200, the field users[].firstName may be null: GET /v1/users",
  ],
  [
    "an answer that goes",
    (d) => delete user(d).get.responses["304"],
    "The answer 304 is gone: GET /v1/users/{userId}",
  ],
  [
    "an answer's header that goes",
    (d) => delete users(d).post.responses["201"].headers.Location,
    "In the answer 201, the header Location is gone: POST /v1/users",
  ],
  [
    "a media type that goes",
    (d) => (users(d).post.requestBody.content = { "text/csv": {} }),
    "In the request, application/json is gone: POST /v1/users",
  ],
  [
    "a caller that must be known",
    (d) => (d.security = [{ jwt: [] }]),
    "It needs credentials: GET /v1/users, ",
  ],
  ["other words", (d) => (answer(d).description = users(d).get.summary = "Other words."), undefined],
];

for (const [claim, change, said] of cases) {
  test(`${claim} ${said ? "breaks clients" : "breaks nobody"}`, (t) => {
    const after = structuredClone(document);
    change(after);
    const found = breakingChanges(document as Any, after as Any);
    const [first] = found.map(({ what, operations }) => `${what}: ${operations.join(", ")}`);
    if (said?.endsWith(", ")) t.true(first?.startsWith(said), first);
    else t.is(first, said);
    if (!said) t.deepEqual(found, []);
  });
}

test("a schema that contains itself is compared once", (t) => {
  const withType = (type: string): Any => ({
    paths: {
      "/tree": { get: { responses: { 200: { content: { json: { schema: { $ref: "#/node" } } } } } } },
    },
    node: { properties: { value: { type }, child: { $ref: "#/node" } } },
  });
  t.deepEqual(breakingChanges(withType("string"), withType("integer")), [
    { what: "In the answer 200, the field value may be integer", operations: ["GET /tree"] },
  ]);
});

test("a reference that leads nowhere is named", (t) => {
  const broken: Any = { paths: { "/x": { get: { responses: { 200: { $ref: "#/nowhere" } } } } } };
  t.throws(() => breakingChanges(broken, broken), {
    message:
      "Expected `$ref` to name a part of openapi.json, got #/nowhere, which it does not have. Correct the reference.",
  });
});
