import test from "ava";
import { readSurroundings } from "../../src/program/surroundings.ts";

test("reads outputs of other stacks: JSON, or texts", (t) => {
  const { stackOutputs } = readSurroundings({
    stackOutputs: [
      "acme/network/prod:keyArn=arn:aws:kms:eu-west-1:1:key/a=b",
      'acme/network/prod:zones=["a","b"]',
      "acme/data/prod:name=",
    ],
  });
  t.deepEqual(stackOutputs, {
    "acme/network/prod": { keyArn: "arn:aws:kms:eu-west-1:1:key/a=b", zones: ["a", "b"] },
    "acme/data/prod": { name: "" },
  });
});

test("reads keys of tables, with a sort key or without", (t) => {
  const { tables } = readSurroundings({ tables: ["users=id:S", "orders=customer:S,placed:N"] });
  t.deepEqual(tables, {
    users: { hashKey: { name: "id", type: "S" } },
    orders: { hashKey: { name: "customer", type: "S" }, rangeKey: { name: "placed", type: "N" } },
  });
});

test("refuses texts of another form", (t) => {
  for (const text of ["network:key=1", "acme/network/prod", "acme/network/prod:key"])
    t.throws(() => readSurroundings({ stackOutputs: [text] }), {
      message: `Expected --stack-output ORGANIZATION/PROJECT/STACK:KEY=VALUE, got "${text}".`,
    });
  for (const text of ["users", "users=id", "users=id:X", "users=id:S,", "=id:S"])
    t.throws(() => readSurroundings({ tables: [text] }), {
      message: `Expected --table NAME=KEY:TYPE or NAME=KEY:TYPE,SORT:TYPE with S, N or B as a type, got "${text}".`,
    });
});
