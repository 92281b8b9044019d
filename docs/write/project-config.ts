// The `config:` of Pulumi.yaml, made from the settings' rows.
import { parseDocument } from "yaml";
import type { Row } from "../../components/settings/rows/row.ts";
import { rows } from "../../components/settings/rows/rows.ts";
import { declarationOf } from "../../config.ts";

/** Pulumi.yaml with a declaration for each setting; what belongs to providers, as `aws:region` does, stays first. */
export function writeProject(pulumiYaml: string): string {
  const document = parseDocument(pulumiYaml);
  const declared: Record<string, unknown> = document.toJS().config ?? {};
  const ofProviders = Object.entries(declared).filter(([key]) => key.includes(":"));
  const ours = Object.entries(rows).map(([name, row]) => [name, declare(row)]);
  document.set("config", document.createNode(Object.fromEntries([...ofProviders, ...ours])));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function declare(row: Row) {
  const { default: value, ...typed } = declarationOf(row);
  return { ...typed, description: plainText(row.description) + unset(row), default: value };
}

/** What no value means, where the declaration does not say it. */
function unset(row: Row): string {
  if (row.byGateway) {
    const values = Object.entries(row.byGateway).map(([gateway, value]) => `${value} for ${gateway}`);
    return `; unset is ${values.join(", ")}`;
  }
  return row.rule.type === "integer" && row.default === undefined ? "; -1 is none" : "";
}

/** Markdown without its code and links, as a sentence begins. */
export function plainText(markdown: string): string {
  const text = markdown.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replaceAll("`", "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
