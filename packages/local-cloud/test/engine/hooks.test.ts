import test from "ava";
import { diagnostics, run } from "../helpers/program.ts";

const component = "acme:index:Alarms";
const topic = {
  urn: `${component}$aws:sns/topic:Topic`,
  name: "topic",
  type: "aws:sns/topic:Topic",
  displayName: "Alarms",
};

test("runs hooks before and after the creation, and a component's after its outputs", async (t) => {
  const { log, find } = await run(t, "engine/hooks");
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
    log.filter((line) => !line.startsWith("{")),
    ['  aws:sns:Topic (topic):\n    warning: BeforeCreate hook "grumbles" failed: not in the mood'],
  );
});

test("a preview runs only the hooks that ask for it", async (t) => {
  const { log } = await run(t, "engine/hooks", { preview: true });
  t.deepEqual(
    log.map((line) => JSON.parse(line)),
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

test("tries a creation again as often as an error hook asks for it", async (t) => {
  const { message, log } = await run(t, "engine/error-hook");
  // The program prints to its output and the engine warns by itself, so the order of the lines is random.
  const warns = (line: string) => line.startsWith("  ");
  t.deepEqual(
    log.filter((line) => !warns(line)),
    ["create failed 1 times", "create failed 2 times"],
  );
  t.deepEqual(log.filter(warns), [
    "  aws:lambda:Function (remote):\n    warning: retrying create due to on-error hook request (1/100)",
  ]);
  const failure = "The local run does not fetch remote code. Expected an archive of files or of a folder.";
  t.is(message, diagnostics(["error: update failed"], ["aws:lambda:Function (remote)", `error: ${failure}`]));
});
