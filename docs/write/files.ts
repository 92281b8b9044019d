// The files that are made from code, wholly or in part.
import { writeParts } from "./parts.ts";
import { writeProject } from "./project-config.ts";

/** Each with what makes its new text of the one that it has. */
export const files: Record<string, (text: string) => string> = {
  "Pulumi.yaml": writeProject,
  "README.md": writeParts("picture", "operations"),
  "docs/settings.md": writeParts("settings"),
  "docs/costs.md": writeParts("costs"),
};
