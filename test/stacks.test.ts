// Tests the committed stacks as programs: each is previewed once and updated once, for all claims about them.
import test, { type ExecutionContext } from "ava";
import { replacing } from "../plan/resources/replacing.ts";
import { faultsIn, resourcesOf } from "./helpers/policies.ts";
import { runOfStack, type Stack, stacks } from "./helpers/program-stacks.ts";

type Run = ReturnType<typeof runOfStack>;
const runs = new Map<string, Run>();

function runOnce(t: ExecutionContext, stack: Stack, preview: boolean): Run {
  const key = `${stack} ${preview}`;
  const run = runs.get(key) ?? runOfStack(t, stack, { preview });
  runs.set(key, run);
  return run;
}

for (const stack of stacks) {
  test.serial(`a preview of stack ${stack} shows the resources that an update makes`, async (t) => {
    const shown = await runOnce(t, stack, true);
    const made = await runOnce(t, stack, false);
    const urns = (ones: { urn: string }[]) => ones.map(({ urn }) => urn).sort();
    t.deepEqual(urns(shown.resources), urns(made.resources));
    t.deepEqual(urns(shown.components), urns(made.components));
    const lookups = ({ lookups }: typeof made) => lookups.map(({ token, inputs }) => [token, inputs]).sort();
    t.deepEqual(lookups(shown), lookups(made));
    t.deepEqual(shown.log, made.log);
    t.true(made.resources.length > 20);
    const arns = ({ resources }: typeof made) => resources.flatMap(({ outputs }) => outputs.arn ?? []);
    t.deepEqual(arns(shown), []);
    t.true(arns(made).length > 10);
  });

  test.serial(`the stack ${stack} keeps every promise of policy/`, async (t) => {
    const resources = resourcesOf(await runOnce(t, stack, false));
    t.true(resources.length > 20);
    t.deepEqual(await faultsIn(resources), []);
  });
}

test.serial("every type that a committed stack creates is in the table `replacing`", async (t) => {
  const types = new Set<string>();
  for (const stack of stacks)
    for (const { type } of (await runOnce(t, stack, true)).resources) types.add(type);
  t.true(types.size > 15);
  t.deepEqual(
    [...types].filter((type) => !Object.hasOwn(replacing, type)),
    [],
  );
});
