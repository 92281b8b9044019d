// `npm run openapi`: writes openapi.json and examples/client/sample-user.ts.

import { writeFile } from "node:fs/promises";
import { fields } from "../fields.ts";
import { programDocument } from "./program-document.ts";
import { formatSampleUser } from "./sample-user.ts";

const write = (file: string, text: string) => writeFile(new URL(`../${file}`, import.meta.url), text);

await write("openapi.json", programDocument());
await write("examples/client/sample-user.ts", formatSampleUser(fields));
