// Writes the table of docs/settings.md from the settings.

import { allSettings } from "../../components/settings/stack/all-settings.ts";
import type { Setting } from "../../components/settings/stack/setting.ts";
import { declarationOf } from "../../config.ts";
import { table } from "./table.ts";

export function settingsTable(): string {
  const cells = Object.entries(allSettings).map(([name, setting]: [string, Setting]) => [
    `\`${name}\``,
    defaultOf(setting),
    setting.description,
    setting.cost ?? "",
  ]);
  return table([["setting", "default", "what it is", "costs"], ...cells]);
}

function defaultOf(setting: Setting): string {
  if (setting.byGateway) {
    return Object.entries(setting.byGateway)
      .map(([gateway, value]) => `${gateway} \`${value}\``)
      .join(", ");
  }
  const { default: value } = declarationOf(setting);
  if (value === "") return "";
  const text = `\`${typeof value === "object" ? JSON.stringify(value) : value}\``;
  return setting.default === undefined ? `${text}: none` : text;
}
