// A preview shows what an update does.
import test from "ava";
import { planOfStack, stacks } from "./helpers/program-stacks.ts";
// For its hook: resources are the same without the bundler, which takes seconds.
import "./helpers/program-unbundled.ts";

for (const stack of stacks) {
  test.serial(`a preview of stack ${stack} shows the resources that an update makes`, async (t) => {
    const [shown, made] = [await planOfStack(stack, { preview: true }), await planOfStack(stack)];
    const titles = ({ resources }: typeof made) =>
      resources.map(({ kind, name }) => `${kind} ${name}`).sort();
    t.deepEqual(titles(shown), titles(made));
    t.deepEqual(shown.components.sort(), made.components.sort());
    t.deepEqual(shown.lookups.sort(), made.lookups.sort());
    t.deepEqual(shown.warnings, made.warnings);
  });
}
