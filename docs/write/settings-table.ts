// The README's table of settings, made from their rows.
import type { Row } from "../../components/settings/rows/row.ts";
import { rows } from "../../components/settings/rows/rows.ts";
import { declarationOf } from "../../config.ts";
import { table } from "./table.ts";

export function settingsTable(): string {
  const cells = Object.entries(rows).map(([name, row]: [string, Row]) => [
    `\`${name}\``,
    defaultOf(row),
    row.description,
    row.cost ?? "",
  ]);
  return table([["setting", "default", "what it is", "costs"], ...cells]);
}

function defaultOf(row: Row): string {
  if (row.byGateway) {
    return Object.entries(row.byGateway)
      .map(([gateway, value]) => `${gateway} \`${value}\``)
      .join(", ");
  }
  const { default: value } = declarationOf(row);
  if (value === "") return "";
  const text = `\`${typeof value === "object" ? JSON.stringify(value) : value}\``;
  return row.default === undefined ? `${text}: none` : text;
}
