// Parses the options that describe a program's surroundings: its organization, other stacks, and tables that exist already.
import type { Deployment } from "../engine/deployment.ts";
import { parseTable } from "../provider/answers/table.ts";
import { jsonOrText } from "./read-map.ts";

/** The options, as texts of the command line. */
export interface SurroundingsOptions {
  /** The answer to `pulumi.getOrganization()`. @default organization */
  organization?: string;
  /** Outputs of other stacks that the program reads, as `ORGANIZATION/PROJECT/STACK:KEY=VALUE`: `["acme/network/prod:zone=a"]`. */
  stackOutputs?: string[];
  /** Keys of tables that the program only looks up, as `NAME=KEY:TYPE`: `["users=id:S"]`. */
  tables?: string[];
}

/** @throws Error in one line for a text of another form */
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
 * Parses texts such as `acme/network/prod:keyArn=arn:aws:kms:…` into outputs by the stacks' full names. A value that is valid
 * JSON is parsed.
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
