import test from "ava";
import { diagnostics, run, runTogether } from "../helpers/program.ts";

const component = "acme:index:Alarms";
const topic = {
  urn: `${component}$aws:sns/topic:Topic`,
  name: "topic",
  type: "aws:sns/topic:Topic",
  displayName: "Alarms",
};

test("runs hooks before and after the creation, and a component's after its outputs", async (t) => {
  const { log, find } = await runTogether(t, "engine/hooks", "update");
  const { arn } = find("topic").outputs;
  t.deepEqual(
    log.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)),
    [
      { moment: "before", id: "", ...topic },
      { moment: "after", id: arn, ...topic, arn },
      { moment: "after", urn: component, id: "", name: "alarms", type: component, at: arn },
    ],
  );
  t.deepEqual(
    log.filter((line) => line.includes(" hook ")),
    ['  aws:sns:Topic (topic):\n    warning: BeforeCreate hook "grumbles" failed: not in the mood'],
  );
});

test("a preview runs only the hooks that ask for it", async (t) => {
  const { log } = await runTogether(t, "engine/hooks", "preview");
  t.deepEqual(
    log.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line)),
    [{ moment: "before", id: "", ...topic }],
  );
});

for (const [when, preview, failure] of [
  ["beforeCreate", false, 'before hook "guard" failed: not today'],
  ["afterCreate", false, 'after hook "guard" failed: not today'],
  ["beforeCreate", true, 'Preview failed: before hook "guard" failed: not today'],
] as const) {
  test(`fails with a hook that fails: ${when}${preview ? ", in a preview" : ""}`, async (t) => {
    const { message } = await run(t, "engine/hook-fails", { preview, config: [`password=${when}`] });
    const failed = `error: ${preview ? "preview" : "update"} failed`;
    t.is(message, diagnostics([failed], ["aws:sns:Topic (alarms)", `error: ${failure}`]));
  });
}

test("tries a creation again as often as an error hook asks for it, and refuses a dynamic resource each time", async (t) => {
  const { message, log } = await run(t, "engine/dynamic");
  // The program prints to its output and the engine warns by itself, so the order of the lines is random.
  const warns = (line: string) => line.startsWith("  ");
  t.deepEqual(
    log.filter((line) => !warns(line)),
    ["create failed 1 times", "create failed 2 times"],
  );
  const title = "pulumi-nodejs:dynamic:Resource (made)";
  t.deepEqual(log.filter(warns), [
    `  ${title}:\n    warning: retrying create due to on-error hook request (1/100)`,
  ]);
  const failure =
    "The local run does not make pulumi-nodejs:dynamic:Resource: dynamic providers are not run.";
  t.is(message, diagnostics(["error: update failed"], [title, `error: ${failure}`]));
});
