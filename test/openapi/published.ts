// Reads the published document, openapi.json.
import { readFileSync } from "node:fs";
import { Conformance } from "../../commands/smoke/conformance.ts";

export const published = new Conformance(
  JSON.parse(readFileSync(new URL("../../openapi.json", import.meta.url), "utf8")),
);
