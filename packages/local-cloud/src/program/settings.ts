// Reads a stack's settings as the Pulumi engine does: from Pulumi.yaml, ESC environments, Pulumi.<stack>.yaml, then overrides.
import { dirname, join } from "node:path";
import { regionOf } from "../resources/account.ts";
import { isRecord } from "../resources/is-record.ts";
import { type Environment, readEnvironments } from "./environments.ts";
import { existingStackFile, projectFile, stackFile } from "./project-files.ts";
import { jsonOrText, merged, readMap } from "./read-map.ts";
import { type Runtime, readRuntime } from "./runtime.ts";

/** A project and the settings of one of its stacks. */
export interface Settings extends Runtime {
  project: string;
  stack: string;
  /** The folder with Pulumi.yaml. */
  folder: string;
  /** The values by namespaced key, `user-api:memorySize`. Strings stay as they are; other values are JSON. */
  values: Record<string, string>;
  /** The keys whose values the program must treat as secrets. */
  secrets: string[];
  /** Environment variables of the program's process, from environments of Pulumi ESC. */
  variables: Environment["environmentVariables"];
  /** The region of resources that do not set another. */
  region: string;
}

/** The declaration of one setting in `Pulumi.yaml`. */
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
 * @param folder the folder with Pulumi.yaml
 * @param overrides `key=value` pairs that override the stack's settings; the project's own keys need no namespace
 * @param secretOverrides `key=value` pairs that override the stack's settings and that the program must treat as secrets
 * @param environments files with the output of `pulumi env open`; an empty list if the overrides give those settings
 * @throws Error with one line for each failure
 */
export function readSettings(
  folder: string,
  stack: string,
  overrides: string[] = [],
  secretOverrides: string[] = [],
  environments?: string[],
): Settings {
  const projectPath = projectFile(folder);
  const project = readSettingsFile(projectPath);
  const runtime = readRuntime(projectPath, project);
  const namespaced = (key: string) => (key.includes(":") ? key : `${project.name}:${key}`);
  const declared = declarations(project.config ?? {}, namespaced);
  const values = new Map<string, unknown>();
  for (const [key, { default: fallback, value = fallback }] of declared) values.set(key, value ?? undefined);

  const stackPath = existingStackFile(projectPath, stackFolder(projectPath, project), stack);
  const ofStackFile = stackPath === undefined ? {} : readSettingsFile(stackPath);
  const given = readEnvironments(stack, ofStackFile.environment, environments);
  const settingsIn = (config: object) =>
    Object.entries(config).map(([key, value]): [string, unknown] => [namespaced(key), value]);
  const ofEnvironments = settingsIn(given.pulumiConfig);
  const ofStack = settingsIn(ofStackFile.config ?? {});
  const plain = overrides.map((pair) => override("--config", pair, namespaced, declared));
  const secret = secretOverrides.map((pair) => override("--secret", pair, namespaced, declared));
  const inEnvironments = new Map(ofEnvironments);
  const inFiles = new Set(declared.keys());
  for (const [key, value] of ofEnvironments) {
    values.set(key, value);
    inFiles.delete(key);
  }
  for (const [key, value] of ofStack) {
    values.set(key, merged(inEnvironments.get(key), value));
    inFiles.add(key);
  }
  for (const [key, value] of [...plain, ...secret]) {
    values.set(key, value);
    inFiles.delete(key);
  }

  const failures = [...values].flatMap(([key, value]) =>
    failure(stack, key, value, { ...declared.get(key), isInFile: inFiles.has(key) }),
  );
  if (failures.length > 0) throw new Error(failures.join("\n"));
  const texts = Object.fromEntries([...values].map(([key, value]) => [key, text(value)]));
  return {
    ...{ project: project.name, stack, folder, ...runtime, values: texts },
    secrets: [
      ...new Set([
        ...[...declared].flatMap(([key, { secret }]) => (secret ? [key] : [])),
        // `pulumi env open` does not mark secret values, so all values of an environment are secrets.
        ...ofEnvironments.map(([key]) => key),
        ...ofStack.filter(([, value]) => isEncrypted(value)).map(([key]) => key),
        ...secret.map(([key]) => key),
      ]),
    ],
    variables: given.environmentVariables,
    region: regionOf(texts["aws:region"], { ...process.env, ...given.environmentVariables }),
  };
}

function stackFolder(projectPath: string, { stackConfigDir = "." }: Record<string, string>): string {
  return join(dirname(projectPath), stackConfigDir);
}

/** Returns the paths of the files with a stack's settings. The stack's file may not exist yet. */
export function settingsFiles(folder: string, stack: string): string[] {
  let file = join(folder, "Pulumi.yaml");
  try {
    file = projectFile(folder);
    return [file, stackFile(file, stackFolder(file, readSettingsFile(file)), stack)];
  } catch {
    return [file];
  }
}

function declarations(config: Record<string, unknown>, namespaced: (key: string) => string) {
  return new Map<string, Declaration>(
    Object.entries(config).map(([key, value]) => [
      namespaced(key),
      isRecord(value) ? (value as Declaration) : { value },
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
  return [key, structured ? jsonOrText(value) : value];
}

/** Returns a message if the engine would refuse the value before it starts the program. */
function failure(
  stack: string,
  key: string,
  value: unknown,
  declared: Declaration & { isInFile: boolean },
): string[] {
  if (value === undefined || value === null) return [`Stack ${stack} needs a value for the setting ${key}.`];
  if (isEncrypted(value)) {
    return [`The setting ${key} of stack ${stack} is encrypted. Give a value for it with --secret ${key}=….`];
  }
  if (declared.type === undefined) return [];
  if (declared.secret && declared.isInFile) {
    return [
      `Expected the setting ${key} to be encrypted, as Pulumi.yaml declares it secret, got plain text. Pulumi refuses that. ` +
        `Run \`pulumi config set --secret ${key}\`, and give the local run its value with --secret ${key}=….`,
    ];
  }
  if (fits(value, declared)) return [];
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

/** Reads a project's or a stack's file. The file and its `config` must be mappings. */
function readSettingsFile(file: string) {
  const content = readMap(file);
  const { config = {} } = content;
  if (config === null || isRecord(config)) return content;
  throw new Error(`Expected \`config\` of ${file} to be a mapping, got something else.`);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
