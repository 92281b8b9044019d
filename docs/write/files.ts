// The files that are made from code, wholly or in part.
import { writeProject } from "./project-config.ts";
import { writeReadme } from "./readme.ts";

/** Each with what makes its new text of the one that it has. */
export const files: Record<string, (text: string) => string> = {
  "Pulumi.yaml": writeProject,
  "README.md": writeReadme,
};
