import test from "ava";
import { ofType, type Resource } from "../../src/resources/resource.ts";

const role: Resource = {
  type: "aws:iam/role:Role",
  name: "role",
  inputs: { path: "/a/" },
  outputs: { arn: "arn" },
};
const table: Resource = {
  type: "aws:dynamodb/table:Table",
  name: "users",
  inputs: {},
  outputs: { hashKey: "id" },
};

test("gives the resources of one type", (t) => {
  t.deepEqual(ofType([role, table, role], "aws:iam/role:Role"), [role, role]);
  t.deepEqual(ofType([role], "aws:dynamodb/table:Table"), []);
});

// Tests the types of resources: each of these lines must not compile.
test("refuses inputs and outputs that a type does not have", (t) => {
  const [found] = ofType([table], "aws:dynamodb/table:Table");
  const key: string | undefined = found?.outputs.hashKey;
  t.is(key, "id");
  // @ts-expect-error: a misspelt input.
  t.is(found?.inputs.hashkey, undefined);
  // @ts-expect-error: a misspelt output.
  t.is(found?.outputs.hashkey, undefined);
  // @ts-expect-error: an output that is not a text.
  const wrong: string | undefined = found?.outputs.attributes;
  t.is(wrong, undefined);
  // @ts-expect-error: a misspelt type.
  t.deepEqual(ofType([table], "aws:dynamodb/tables:Table"), []);
});

test("takes ids where a program hands over resources, and values where it hands over promises", (t) => {
  const stage: Resource = {
    type: "aws:apigateway/stage:Stage",
    name: "s",
    inputs: { restApi: "a1" },
    outputs: {},
  };
  const [found] = ofType([stage], "aws:apigateway/stage:Stage");
  const id: string | undefined = found?.inputs.restApi;
  const tags: Record<string, string> | undefined = found?.inputs.tags;
  t.deepEqual([id, tags], ["a1", undefined]);
});
