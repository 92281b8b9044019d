// Runs a Pulumi program by its own SDK's runner, as `npm start` does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../packages/local-cloud/src/engine/deployment.ts";
import { loadProgram } from "../packages/local-cloud/src/program/program.ts";
import { readSettings } from "../packages/local-cloud/src/program/settings.ts";

export interface Loaded extends Program {
  /** From the start of its process to its end. */
  milliseconds: number;
}

/**
 * @param folder where Pulumi.yaml is
 * @param archives where the functions' archives go; nowhere that stays unless given
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

/** The folder of a function that a program registered, unpacked as Lambda does it. */
export function functionFolder({ resources }: Program, name: string): string {
  const found = resources.find((one) => one.type === "aws:lambda/function:Function" && one.name === name);
  const folder = (found as { folder?: string } | undefined)?.folder;
  if (!folder) throw new Error(`The program registers no function ${name}.`);
  return folder;
}
