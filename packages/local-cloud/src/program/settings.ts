// The stack's settings, as the Pulumi engine hands them to the program: Pulumi.yaml, Pulumi.<stack>.yaml, then overrides.
import { dirname, join } from "node:path";
import { regionOf } from "../resources/account.ts";
import { type Environment, readEnvironments } from "./environments.ts";
import { existingStackFile, projectFile, stackFile } from "./project-files.ts";
import { isMap, readMap } from "./read-map.ts";
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
  /** Variables of the program's process that environments of Pulumi ESC give. */
  variables: Environment["environmentVariables"];
  /** Where the resources are that say no other. */
  region: string;
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
 * @param overrides `key=value` pairs that win over the stack's; the project's own keys need no namespace
 * @param secretOverrides the same for values that the program must treat as secrets
 * @param environments files with what environments of Pulumi ESC hold; empty where the overrides have it
 * @throws Error of one line a failure
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
  for (const [key, value] of [...ofEnvironments, ...ofStack, ...plain, ...secret]) values.set(key, value);

  const failures = [...values].flatMap(([key, value]) => failure(stack, key, value, declared.get(key)));
  if (failures.length > 0) throw new Error(failures.join("\n"));
  const texts = Object.fromEntries([...values].map(([key, value]) => [key, text(value)]));
  return {
    ...{ project: project.name, stack, folder, ...runtime, values: texts },
    secrets: [
      ...new Set([
        ...[...declared].flatMap(([key, { secret }]) => (secret ? [key] : [])),
        // Which of an environment's values are secret, `pulumi env open` does not say.
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

/** The files that the settings of a stack are in, as far as they can be read; the stack's may come to be. */
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

/** A project's file or a stack's: a mapping, and its `config` too. */
function readSettingsFile(file: string) {
  const content = readMap(file);
  const { config = {} } = content;
  if (config === null || isMap(config)) return content;
  throw new Error(`Expected ${file} to be a mapping, and its \`config\` too, got something else.`);
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
