// `npm run settings`: writes what Pulumi.yaml, README and docs say of settings, routes and costs.
import { readFile, writeFile } from "node:fs/promises";
import { files } from "./files.ts";

for (const [name, write] of Object.entries(files)) {
  const file = new URL(`../../${name}`, import.meta.url);
  await writeFile(file, write(await readFile(file, "utf8")));
}
