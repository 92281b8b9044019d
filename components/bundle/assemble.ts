// Collects the content of a function's archive: the bundle, and the files and packages beside it.
import * as pulumi from "@pulumi/pulumi";
import { sizeReport } from "./archive/archive-size.ts";
import { type Files, filesBeside } from "./archive/files-beside.ts";
import type { Built, Entry } from "./built.ts";
import { BundleFault } from "./faults.ts";

/** The content of an archive. */
export interface Assembled {
  /** The bundle's name in the archive. */
  index: "index.js" | "index.mjs";
  code: string;
  /** The bundle's source map. It is stored outside of the archive. */
  map?: string;
  /** The files and packages beside the bundle. */
  files: Files;
}

/**
 * Collects the content of a function's archive.
 *
 * @throws BundleFault when a file or a package is missing, or the archive would be too large for Lambda
 */
export async function assemble({ name, resolveDir, beside }: Entry, built: Built): Promise<Assembled> {
  const { code, map, left } = built;
  const index = left.length > 0 ? "index.mjs" : "index.js";
  if (!beside) return { index, code, map, files: new Map() };
  const files = await filesBeside(beside, left, resolveDir).catch((error: Error) => {
    throw new BundleFault(name, error.message, built.files);
  });
  const { fault, warning } = await sizeReport(files);
  if (fault) throw new BundleFault(name, fault, built.files);
  if (warning) pulumi.log.warn(`Function "${name}": ${warning}`);
  return { index, code, map, files };
}
