// Tests path templates: the paths that match, and the order of templates.
import test from "ava";
import { withoutBase } from "../../src/gateway/api/base-path.ts";
import { compareTemplates, matchPath } from "../../src/gateway/api/routing.ts";

test("a parameter takes one segment that is not empty", (t) => {
  t.deepEqual(matchPath("/v1/users/{userId}", "/v1/users/7"), { userId: "7" });
  t.is(matchPath("/v1/users/{userId}", "/v1/users/"), undefined);
  t.is(matchPath("/v1/users/{userId}", "/v1/users/7/8"), undefined);
  t.is(matchPath("/v1/users", "/v1/users/"), undefined);
});

test("a greedy parameter takes the rest", (t) => {
  t.deepEqual(matchPath("/files/{proxy+}", "/files/a/b"), { proxy: "a/b" });
  t.deepEqual(matchPath("/files/{proxy+}", "/files/"), { proxy: "" });
  t.is(matchPath("/files/{proxy+}", "/files"), undefined);
  t.is(matchPath("/{proxy+}", "/"), undefined);
});

test("a parameter named __proto__ is only a name", (t) => {
  t.deepEqual(Object.keys(matchPath("/{__proto__}", "/x") ?? {}), ["__proto__"]);
});

test("literals come before parameters, and those before greedy ones", (t) => {
  const templates = ["/{proxy+}", "/pets/{id}", "/{any}/dog", "/pets/dog", "/pets/{proxy+}"];
  t.deepEqual(templates.sort(compareTemplates), [
    "/pets/dog",
    "/pets/{id}",
    "/pets/{proxy+}",
    "/{any}/dog",
    "/{proxy+}",
  ]);
});

test("a base path ends at a slash", (t) => {
  t.is(withoutBase("/demo/users", "/demo"), "/users");
  t.is(withoutBase("/demo", "/demo"), "/");
  t.is(withoutBase("/demonstration", "/demo"), undefined);
  t.is(withoutBase("/users", ""), "/users");
});
