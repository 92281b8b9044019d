// What a program finds beyond its own stack, as the command line says it.
import type { Deployment } from "../engine/deployment.ts";
import { parseTable } from "../provider/answers/table.ts";

/** Texts of the command line. */
export interface SurroundingsOptions {
  /** What `pulumi.getOrganization()` answers. @default organization */
  organization?: string;
  /** Outputs of other stacks, as `ORGANIZATION/PROJECT/STACK:KEY=VALUE`. */
  stackOutputs?: string[];
  /** Keys of tables that the program only looks up, as `NAME=KEY:TYPE`. */
  tables?: string[];
}

/** @throws Error of one line for a text of another form */
export function readSurroundings({
  organization,
  stackOutputs = [],
  tables = [],
}: SurroundingsOptions): Pick<Deployment, "organization" | "stackOutputs" | "tables"> {
  return {
    organization,
    stackOutputs: parseStackOutputs(stackOutputs),
    tables: Object.fromEntries(tables.map(parseTable)),
  };
}

/**
 * Reads `acme/network/prod:keyArn=arn:aws:kms:…` and its like, into outputs by the stacks' full names. A value that is JSON is
 * what the JSON says.
 */
function parseStackOutputs(texts: string[]): Record<string, Record<string, unknown>> {
  const stacks: Record<string, Record<string, unknown>> = {};
  for (const text of texts) {
    const [, stack, key, value] = /^([^/:=]+\/[^/:=]+\/[^/:=]+):([^=]+)=(.*)$/s.exec(text) ?? [];
    if (stack === undefined || key === undefined || value === undefined)
      throw new Error(
        `Expected --stack-output ORGANIZATION/PROJECT/STACK:KEY=VALUE, got ${JSON.stringify(text)}.`,
      );
    stacks[stack] = { ...stacks[stack], [key]: jsonOrText(value) };
  }
  return stacks;
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
