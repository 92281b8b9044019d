import test from "ava";
import { signatureKey, signatures, unknown } from "../../src/wire/sdk.ts";
import { kindOf, plain, secret, stateOf } from "../../src/wire/values.ts";

const marked = (kind: keyof typeof signatures, rest: object) => ({
  [signatureKey]: signatures[kind],
  ...rest,
});

const inputs = {
  text: "a",
  list: [1, marked("secret", { value: { deep: true } })],
  role: marked("resource", { urn: "urn:role", id: "role-1" }),
  component: marked("resource", { urn: "urn:component" }),
  output: marked("output", { value: "known", secret: true, dependencies: ["urn:a"] }),
  open: marked("output", { value: "known" }),
  later: marked("output", {}),
  nothing: null,
};

test("gives a provider plain values: ids for resources, and no envelopes", (t) => {
  t.deepEqual(plain(inputs), {
    text: "a",
    list: [1, { deep: true }],
    role: "role-1",
    component: "urn:component",
    output: "known",
    open: "known",
    later: unknown,
    nothing: null,
  });
});

test("keeps secrets secret in the state", (t) => {
  t.like(stateOf(inputs), {
    list: [1, secret({ deep: true })],
    role: "role-1",
    output: secret("known"),
    open: "known",
  });
  t.is(secret(secret("a")).value, "a");
  t.is(kindOf(secret("a")), "secret");
});

test("gives a provider files, texts and archives by what they are; the state keeps them as they came", (t) => {
  const code = marked("archive", {
    hash: "1",
    assets: { "index.js": marked("asset", { text: "code" }), lib: marked("archive", { path: "./lib" }) },
  });
  t.deepEqual(plain({ code }).code, {
    kind: "archive",
    assets: { "index.js": { kind: "asset", text: "code" }, lib: { kind: "archive", path: "./lib" } },
  });
  t.deepEqual(stateOf({ code }).code, code);
});
