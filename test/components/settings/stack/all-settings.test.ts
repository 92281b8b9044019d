// Tests the types of the settings table: each of these statements must not compile without its first line.
import test from "ava";
import type { ForEachArgument } from "../../../../components/settings/settled.ts";
import { allSettings } from "../../../../components/settings/stack/all-settings.ts";

const { gateway: _, ...others } = allSettings;
const tooMany = { ...allSettings, memory: allSettings.memorySize };
const mistyped = { ...allSettings, memorySize: { ...allSettings.memorySize, default: "256" } };
const misruled = { ...allSettings, tracing: { ...allSettings.tracing, rule: allSettings.stageName.rule } };
// @ts-expect-error: the setting for `gateway` is missing.
others satisfies ForEachArgument<typeof others>;
// @ts-expect-error: there is no argument `memory`.
tooMany satisfies ForEachArgument<typeof tooMany>;
// @ts-expect-error: the default of a number is a number.
mistyped satisfies ForEachArgument<typeof mistyped>;
// @ts-expect-error: a boolean cannot have the rule of a text.
misruled satisfies ForEachArgument<typeof misruled>;

test("a setting has a default of one kind, or none", (t) => {
  for (const [name, setting] of Object.entries(allSettings))
    t.false("default" in setting && "byGateway" in setting, name);
});
