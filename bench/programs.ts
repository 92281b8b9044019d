// Runs a Pulumi program with its own Pulumi SDK, as `npm start` does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../packages/local-cloud/src/engine/deployment.ts";
import { loadProgram } from "../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../packages/local-cloud/src/program/settings.ts";

export interface Loaded extends Program {
  /** The milliseconds from the start of its process to its end. */
  milliseconds: number;
}

/**
 * Runs the program and returns its resources.
 *
 * @param folder of Pulumi.yaml
 * @param archives the folder for the functions' archives; by default a temporary one that is deleted
 */
export async function load(
  folder: string,
  { archives, ...options }: { preview?: boolean; bare?: boolean; archives?: string } = {},
): Promise<Loaded> {
  const target = archives ?? mkdtempSync(join(tmpdir(), "bench-archives-"));
  const job = {
    ...readSettings(folder, "dev"),
    origin: "http://127.0.0.1:3000",
    archives: target,
    ...options,
  };
  const lines: string[] = [];
  try {
    const start = performance.now();
    const program = await loadProgram(job, (line) => lines.push(line));
    return { ...program, milliseconds: performance.now() - start };
  } catch (error) {
    throw new Error(`The program in ${folder} failed: ${lines.join("\n")}`, { cause: error });
  } finally {
    if (archives === undefined) rmSync(target, { recursive: true, force: true });
  }
}

/** Returns the folder with the unpacked archive of a function that a program registered. */
export function functionFolder({ resources }: Program, name: string): string {
  const found = resources.find((one) => one.type === "aws:lambda/function:Function" && one.name === name);
  const folder = (found as { folder?: string } | undefined)?.folder;
  if (!folder) throw new Error(`The program registers no function ${name}.`);
  return folder;
}
