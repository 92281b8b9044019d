// Writes the `config:` of Pulumi.yaml from the settings.
import { parseDocument } from "yaml";
import { allSettings } from "../../components/settings/stack/all-settings.ts";
import type { Setting } from "../../components/settings/stack/setting.ts";
import { declarationOf } from "../../config.ts";

/** Returns Pulumi.yaml with a declaration for each setting. Keys of providers, such as `aws:region`, stay first. */
export function writeProject(pulumiYaml: string): string {
  const document = parseDocument(pulumiYaml);
  const declared: Record<string, unknown> = document.toJS().config ?? {};
  const ofProviders = Object.entries(declared).filter(([key]) => key.includes(":"));
  const ours = Object.entries(allSettings).map(([name, setting]) => [name, declare(setting)]);
  document.set("config", document.createNode(Object.fromEntries([...ofProviders, ...ours])));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function declare(setting: Setting) {
  const { default: value, ...typed } = declarationOf(setting);
  return { ...typed, description: plainText(setting.description) + unset(setting), default: value };
}

/** Returns the meaning of an unset value, for a setting whose declaration cannot express it. */
function unset(setting: Setting): string {
  if (setting.byGateway) {
    const values = Object.entries(setting.byGateway).map(([gateway, value]) => `${value} for ${gateway}`);
    return `; unset is ${values.join(", ")}`;
  }
  return setting.rule.type === "integer" && setting.default === undefined ? "; -1 is none" : "";
}

/** Returns Markdown as plain text, without code marks and links, and with a capital first letter. */
export function plainText(markdown: string): string {
  const text = markdown.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replaceAll("`", "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
