// The stack's settings, as the Pulumi engine hands them to the program: Pulumi.yaml, Pulumi.<stack>.yaml, then overrides.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Runtime, readRuntime } from "./runtime.ts";

/** A project and the settings of one of its stacks. */
export interface Settings extends Runtime {
  project: string;
  stack: string;
  /** Where Pulumi.yaml is. */
  folder: string;
  /** By namespaced key: strings as they are, everything else as JSON. */
  values: Record<string, string>;
  /** Keys whose values the program must treat as secrets. */
  secrets: string[];
}

/** What `Pulumi.yaml` says of one setting. */
interface Declaration {
  type?: string;
  items?: Declaration;
  default?: unknown;
  value?: unknown;
  secret?: boolean;
}

/**
 * Reads the settings of a stack.
 *
 * @param folder where Pulumi.yaml is
 * @param overrides `key=value` pairs that win; the project's own keys need no namespace
 * @param secretOverrides the same for values that the program must treat as secrets
 * @throws Error of one line a failure
 */
export function readSettings(
  folder: string,
  stack: string,
  overrides: string[] = [],
  secretOverrides: string[] = [],
): Settings {
  const project = readYaml(join(folder, "Pulumi.yaml"));
  const namespaced = (key: string) => (key.includes(":") ? key : `${project.name}:${key}`);
  const declared = declarations(project.config ?? {}, namespaced);
  const values = new Map<string, unknown>();
  for (const [key, { default: fallback, value = fallback }] of declared) values.set(key, value ?? undefined);

  const stackFile = readStack(join(folder, project.stackConfigDir ?? "."), stack);
  const ofStack = Object.entries(stackFile.config ?? {}).map(([key, value]) => [namespaced(key), value]);
  for (const [key, value] of ofStack as [string, unknown][]) values.set(key, value);

  const plain = overrides.map((pair) => override("--config", pair, namespaced, declared));
  const secret = secretOverrides.map((pair) => override("--secret", pair, namespaced, declared));
  const encrypted = ofStack.filter(([, value]) => isEncrypted(value)).map(([key]) => key as string);
  for (const [key, value] of [...plain, ...secret]) values.set(key, value);

  const failures = [...values].flatMap(([key, value]) => failure(stack, key, value, declared.get(key)));
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return {
    project: project.name,
    stack,
    folder,
    ...readRuntime(folder, project),
    values: Object.fromEntries([...values].map(([key, value]) => [key, text(value)])),
    secrets: [
      ...new Set([
        ...[...declared].flatMap(([key, { secret }]) => (secret ? [key] : [])),
        ...encrypted,
        ...secret.map(([key]) => key),
      ]),
    ],
  };
}

/** The files that the settings of a stack are in, as far as they can be read. */
export function settingsFiles(folder: string, stack: string): string[] {
  const file = join(folder, "Pulumi.yaml");
  try {
    return [file, join(folder, readYaml(file).stackConfigDir ?? ".", `Pulumi.${stack}.yaml`)];
  } catch {
    return [file];
  }
}

function declarations(config: Record<string, unknown>, namespaced: (key: string) => string) {
  return new Map<string, Declaration>(
    Object.entries(config).map(([key, value]) => [
      namespaced(key),
      isMap(value) ? (value as Declaration) : { value },
    ]),
  );
}

function override(
  option: string,
  pair: string,
  namespaced: (key: string) => string,
  declared: Map<string, Declaration>,
): [string, unknown] {
  const at = pair.indexOf("=");
  if (at < 1) throw new Error(`Expected ${option} key=value, got ${JSON.stringify(pair)}.`);
  const key = namespaced(pair.slice(0, at));
  const value = pair.slice(at + 1);
  const structured = ["array", "object"].includes(declared.get(key)?.type ?? "");
  return [key, structured ? json(value) : value];
}

/** What the engine would refuse before it starts the program, one line a failure. */
function failure(stack: string, key: string, value: unknown, declared: Declaration | undefined): string[] {
  if (value === undefined || value === null) return [`Stack ${stack} needs a value for the setting ${key}.`];
  if (isEncrypted(value)) {
    return [`The setting ${key} of stack ${stack} is encrypted. Give a value for it with --secret ${key}=….`];
  }
  if (declared?.type === undefined || fits(value, declared)) return [];
  return [`Expected the setting ${key} to be of type ${typeName(declared)}, got ${JSON.stringify(value)}.`];
}

function isEncrypted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return "secure" in value || Object.values(value).some(isEncrypted);
}

function fits(value: unknown, { type, items }: Declaration): boolean {
  if (type === "array") return Array.isArray(value) && value.every((item) => !items || fits(item, items));
  if (type === "object") return typeof value === "object" && !Array.isArray(value);
  if (typeof value === "object") return false;
  if (type === "integer") return /^[+-]?\d+$/.test(String(value));
  if (type === "boolean") return /^(true|false)$/.test(String(value));
  return true;
}

function typeName({ type, items }: Declaration): string {
  return type === "array" && items ? `array<${typeName(items)}>` : String(type);
}

function readStack(folder: string, stack: string) {
  const stacks = readdirSync(folder).flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []);
  if (stacks.includes(stack)) return readYaml(join(folder, `Pulumi.${stack}.yaml`));
  throw new Error(`There is no stack ${stack}. Choose one of: ${stacks.join(", ") || "none exists"}.`);
}

function readYaml(file: string) {
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8")) ?? {};
  } catch (error) {
    const [line] = (error as Error).message.split("\n");
    throw new Error(`Cannot read ${file}: ${line?.replace(/:$/, ".")}`);
  }
  const { config = {} } = content as { config?: unknown };
  if (isMap(content) && (config === null || isMap(config))) return content;
  throw new Error(`Expected ${file} to be a mapping, and its \`config\` too, got something else.`);
}

// biome-ignore lint/suspicious/noExplicitAny: what the file holds is checked key by key
function isMap(value: unknown): value is Record<string, any> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
