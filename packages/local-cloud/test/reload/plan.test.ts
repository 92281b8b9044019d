import test from "ava";
import type { Registered } from "../../src/engine/deployment.ts";
import { planOf } from "../../src/reload/plan.ts";

function resource(name: string, inputs: Registered["inputs"], more: Partial<Registered> = {}): Registered {
  const type = "aws:lambda/function:Function";
  const options = {
    ...{ protect: false, retainOnDelete: false, deleteBeforeReplace: false, deletedWith: "" },
    ...{ ignoreChanges: [], replaceOnChanges: [], aliases: [], dependsOn: [], provider: "" },
  };
  const rest = { outputs: {}, parent: "", secretInputs: [], adopted: false, options };
  return { urn: `urn:${more.type ?? type}::${name}`, type, name, inputs, ...rest, ...more };
}

const of = (...resources: Registered[]) => ({ resources, routes: [] });

test("says which routes come and go", (t) => {
  const before = { resources: [], routes: [{ method: "GET", path: "/v1/x" }] };
  const after = { resources: [], routes: [{ method: "DELETE", path: "/v1/x" }] };
  t.deepEqual(planOf(before, after), ["+ route DELETE /v1/x", "- route GET /v1/x"]);
});

test("says which resources come, go and change, those alike in one line", (t) => {
  const before = of(
    resource("a", { memorySize: 256 }),
    resource("b", { memorySize: 256, timeout: 3 }),
    resource("gone", {}, { type: "aws:iam/role:Role" }),
  );
  const after = of(
    resource("a", { memorySize: 512 }),
    resource("b", { memorySize: 512, description: "new" }),
    resource("c", {}),
    resource("d", {}),
  );
  t.deepEqual(planOf(before, after), [
    "+ lambda.Function c, d",
    "- iam.Role gone",
    "~ lambda.Function a, b: memorySize 256 → 512",
    '~ lambda.Function b: description unset → "new"',
    "~ lambda.Function b: timeout 3 → unset",
  ]);
});

test("shows no secrets, and cuts long values", (t) => {
  const before = of(resource("a", { environment: { variables: { KEY: "old" } }, body: "x".repeat(100) }));
  const after = of(
    resource(
      "a",
      { environment: { variables: { KEY: "new" } }, body: "y" },
      { secretInputs: ["environment"] },
    ),
  );
  t.deepEqual(planOf(before, after), [
    "~ lambda.Function a: body changed",
    "~ lambda.Function a: environment changed",
  ]);
});

test("prints nothing about equal resources, and ends after fifteen lines", (t) => {
  const same = of(resource("a", { memorySize: 256 }));
  t.deepEqual(planOf(same, structuredClone(same)), []);
  const routes = Array.from({ length: 20 }, (_, index) => ({ method: "GET", path: `/${index}` }));
  const plan = planOf({ resources: [], routes: [] }, { resources: [], routes });
  t.is(plan.length, 15);
  t.is(plan.at(-1), "… and 6 more changes");
});
