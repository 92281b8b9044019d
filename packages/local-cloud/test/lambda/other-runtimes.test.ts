import test from "ava";
import { otherRuntimes } from "../../src/lambda/other-runtimes.ts";

test("names the functions that no Node can run", (t) => {
  const functions = [
    ["a", "nodejs24.x"],
    ["b", "dotnet8"],
    ["c", undefined],
  ].map(([name, runtime]) => ({
    type: "aws:lambda/function:Function",
    name: `${name}`,
    inputs: {},
    outputs: { name: `${name}-1`, runtime },
  }));
  t.deepEqual(otherRuntimes(functions), ["the runtime dotnet8 of b-1"]);
});
