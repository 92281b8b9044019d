// Lists the files that are written from code, as a whole or in part.
import { writeParts } from "./parts.ts";
import { writeProject } from "./project-config.ts";

/** The files by their paths, each with the function that turns the file's present text into its new text. */
export const files: Record<string, (text: string) => string> = {
  "Pulumi.yaml": writeProject,
  "README.md": writeParts("picture", "operations"),
  "docs/settings.md": writeParts("settings"),
  "docs/costs.md": writeParts("costs"),
};
