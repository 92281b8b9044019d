// The version and license in openapi.json.

import project from "../package.json" with { type: "json" };
import type { DocumentOptions } from "./document.ts";

export const info: DocumentOptions = {
  version: project.version,
  license: { name: "MIT", identifier: "MIT" },
};
