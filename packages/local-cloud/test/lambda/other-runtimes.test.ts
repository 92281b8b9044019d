import test from "ava";
import { otherRuntimes } from "../../src/lambda/other-runtimes.ts";

test("names the functions that no Node can run, and once the runtimes whose Node is another than this machine's", (t) => {
  const functions = [
    ["a", "nodejs24.x"],
    ["b", "dotnet8"],
    ["c", undefined],
    ["d", "nodejs22.x"],
    ["e", "nodejs22.x"],
    ["f", undefined, "Image"],
  ].map(([name, runtime, packageType]) => ({
    type: "aws:lambda/function:Function",
    name: `${name}`,
    inputs: {},
    outputs: { name: `${name}-1`, runtime, packageType },
  }));
  t.deepEqual(otherRuntimes(functions, "24.21.0"), [
    "the runtime dotnet8 of b-1",
    "the Node of nodejs22.x (functions run on 24.21.0)",
    "the container image of f-1",
  ]);
});
