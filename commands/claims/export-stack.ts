// Reads the state of a stack with the Pulumi CLI.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Returns the output of `pulumi stack export`.
 *
 * @throws Error with the CLI's message, or with the remedy when there is no CLI
 */
export async function exportStack(stack: string): Promise<string> {
  const args = ["stack", "export", "--stack", stack, "--show-secrets"];
  try {
    const { stdout } = await promisify(execFile)("pulumi", args, { maxBuffer: 2 ** 30 });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const cause = code === "ENOENT" ? "There is no `pulumi` on the PATH." : String(stderr || error).trim();
    throw new Error(
      `Expected \`pulumi ${args.join(" ")}\` to print the stack's state, got none: ${cause} Export the state elsewhere and pass the file with \`--state\`.`,
    );
  }
}
