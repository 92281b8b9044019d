// The text of openapi.json: the document of the program in index.ts.

import { fields } from "../fields.ts";
import project from "../package.json" with { type: "json" };
import { routes } from "../routes.ts";
import { formatDocument } from "./document.ts";
import { openApiDocument } from "./index.ts";

/**
 * Returns the text of openapi.json, with the fields of fields.ts and the routes of routes.ts.
 *
 * @throws Error with every fault of the fields and the routes
 */
export function programDocument(): string {
  const license = { name: "MIT", identifier: "MIT" };
  return formatDocument(openApiDocument({ fields, routes, version: project.version, license }));
}
