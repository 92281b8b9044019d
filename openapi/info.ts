// What openapi.json says of this program.

import project from "../package.json" with { type: "json" };
import type { DocumentOptions } from "./document.ts";

export const info: DocumentOptions = {
  version: project.version,
  license: { name: "MIT", identifier: "MIT" },
};
