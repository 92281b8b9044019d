// What a stack takes from environments of Pulumi ESC, which lie with Pulumi Cloud: given by hand here.
import { readMap } from "./read-map.ts";

/** What an environment holds for a program. */
export interface Environment {
  /** Settings of the stack, which win over the project's defaults. */
  pulumiConfig: Record<string, unknown>;
  /** Variables of the program's process. */
  environmentVariables: Record<string, string>;
}

/**
 * Reads what a stack takes from its environments.
 *
 * @param declared `environment` of the stack's file
 * @param files what `pulumi env open` prints of each; empty where the settings are given otherwise, `undefined` where nothing was said
 * @throws Error of one line that names the environments, where the stack has some and nothing was said of them
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
        "Give them with --environment FILE, which has what `pulumi env open --format json` prints, or with --config and --no-environment.",
    );
  }
  const read = (files ?? []).map(readEnvironment);
  return {
    pulumiConfig: Object.assign({}, ...read.map(({ pulumiConfig }) => pulumiConfig)),
    environmentVariables: Object.assign({}, ...read.map(({ environmentVariables }) => environmentVariables)),
  };
}

/** `[acme/shared, acme/secrets: { merge: false }]`, or an environment of the stack's own. */
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
