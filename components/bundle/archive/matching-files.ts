// Finds the files that match the patterns in `bundle.files`.
import { resolve } from "node:path";

/**
 * Returns the absolute paths of the files that match the patterns. The patterns count from the program's folder.
 *
 * @throws Error for a pattern that no file matches
 */
export async function matchingFiles(patterns: string[]): Promise<string[]> {
  const found = await Promise.all(
    patterns.map(async (pattern) => {
      const { glob } = await import("tinyglobby");
      const options = {
        cwd: process.cwd(),
        absolute: true,
        dot: true,
        ignore: ["**/node_modules/**", ".bundles/**"],
      };
      const paths = await glob(pattern, options);
      if (paths.length > 0) return paths;
      throw new Error(
        `Expected \`bundle.files\` to match files below ${process.cwd()}, got none for ${JSON.stringify(pattern)}. ` +
          "Correct the pattern, which counts from the program's folder.",
      );
    }),
  );
  return [...new Set(found.flat().map((path) => resolve(path)))].sort();
}
