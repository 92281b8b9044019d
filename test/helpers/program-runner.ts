// Runs a program with Pulumi's own runner, as `pulumi preview` and `pulumi up` do.
import type { ExecutionContext } from "ava";
import { loadProgram, type ProgramJob } from "../../packages/local-cloud/src/program/program.ts";
import { folderWith } from "../../packages/local-cloud/test/helpers/folders.ts";

/** The output of a program: the lines of its process, its warnings, and the text that `pulumi` shows below "Diagnostics". */
export interface Printed {
  lines: string[];
  /** The lines of the error; `undefined` when the program succeeds. */
  diagnostics: string[] | undefined;
}

type Job = Omit<ProgramJob, "origin" | "archives">;

export async function run(t: ExecutionContext, job: Job): Promise<Printed> {
  const lines: string[] = [];
  const archives = await folderWith(t, {});
  try {
    await loadProgram({ origin: "http://127.0.0.1:3000", archives, ...job }, (line) => lines.push(line));
    return { lines, diagnostics: undefined };
  } catch (error) {
    return { lines, diagnostics: (error as Error).message.split("\n") };
  }
}
