// `npm run settings`: writes the settings, routes and costs into Pulumi.yaml, README and docs.
import { readFile, writeFile } from "node:fs/promises";
import { files } from "./files.ts";

for (const [name, write] of Object.entries(files)) {
  const file = new URL(`../../${name}`, import.meta.url);
  await writeFile(file, write(await readFile(file, "utf8")));
}
