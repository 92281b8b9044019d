// All settings, in the order of Pulumi.yaml and docs/settings.md. `settled.ts` checks that they match the arguments.
import { accessSettings } from "./access.ts";
import { dataSettings } from "./data.ts";
import { functionSettings } from "./functions.ts";
import { gatewaySettings } from "./gateway.ts";
import type { Setting } from "./setting.ts";
import { watchingSettings } from "./watching.ts";

export const allSettings = {
  ...gatewaySettings,
  ...accessSettings,
  ...functionSettings,
  ...watchingSettings,
  ...dataSettings,
};

/** The names of all settings. */
export const settingNames = Object.keys(allSettings);

/** Returns the setting of that name, or `undefined` when there is none. */
export function settingOf(name: string): Setting | undefined {
  return Object.hasOwn(allSettings, name) ? (allSettings as Record<string, Setting>)[name] : undefined;
}
