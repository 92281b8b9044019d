// A preview shows what an update does.
import test from "ava";
import { runOfStack, stacks } from "./helpers/program-stacks.ts";

for (const stack of stacks) {
  test.serial(`a preview of stack ${stack} shows the resources that an update makes`, async (t) => {
    const shown = await runOfStack(t, stack, { preview: true });
    const made = await runOfStack(t, stack, { preview: false });
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
}
