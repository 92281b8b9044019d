// Reads the settings that a stack takes from environments of Pulumi ESC. Pulumi Cloud stores those; the local run gets them from files.
import { merged, readMap } from "./read-map.ts";

/** The values that an environment gives to a program. */
export interface Environment {
  /** Settings of the stack. They override the project's defaults. */
  pulumiConfig: Record<string, unknown>;
  /** Environment variables of the program's process. */
  environmentVariables: Record<string, string>;
}

/**
 * Reads the values that a stack takes from its environments.
 *
 * @param declared the value of `environment` in the stack's file
 * @param files one file for each environment, with the output of `pulumi env open`; an empty list if `--config` gives the settings
 * @throws Error in one line that names the environments, if the stack has some and `files` is undefined
 */
export function readEnvironments(
  stack: string,
  declared: unknown,
  files: readonly string[] | undefined,
): Environment {
  const names = namesOf(declared);
  if (names.length > 0 && files === undefined) {
    throw new Error(
      `Stack ${stack} takes settings from Pulumi ESC (\`environment\`: ${names.join(", ")}), which the local run does not open. ` +
        "Give them with --environment FILE, a file with the output of `pulumi env open --format json`, or with --config and --no-environment.",
    );
  }
  const read = (files ?? []).map(readEnvironment);
  return {
    pulumiConfig: read.reduce((all, { pulumiConfig }) => merged(all, pulumiConfig) as typeof all, {}),
    environmentVariables: Object.assign({}, ...read.map(({ environmentVariables }) => environmentVariables)),
  };
}

/** Returns the names in `[acme/shared, acme/secrets: { merge: false }]`. A stack may also contain an environment itself. */
function namesOf(declared: unknown): string[] {
  if (declared === undefined || declared === null) return [];
  if (!Array.isArray(declared)) {
    const { imports = [] } = declared as { imports?: unknown[] };
    return ["the stack's own", ...namesOf(imports)];
  }
  return declared.map((one) => (typeof one === "string" ? one : (Object.keys(one ?? {})[0] ?? String(one))));
}

function readEnvironment(file: string): Environment {
  const content = readMap(file);
  const { pulumiConfig = {}, environmentVariables = {} } = content;
  if ("pulumiConfig" in content || "environmentVariables" in content) {
    const variables = Object.entries(environmentVariables).map(([name, value]) => [name, String(value)]);
    return { pulumiConfig, environmentVariables: Object.fromEntries(variables) };
  }
  throw new Error(
    `Expected ${file} to have \`pulumiConfig\` or \`environmentVariables\`, as \`pulumi env open --format json\` prints them, got ${Object.keys(content).join(", ") || "nothing"}.`,
  );
}
