// `npm run openapi`: writes openapi.json and examples/client/sample-user.ts.

import { writeFile } from "node:fs/promises";
import { allRoutes } from "../components/routes/all-routes.ts";
import { routesFor } from "../components/routes/routes.ts";
import { fields } from "../fields.ts";
import { createDocument, formatDocument } from "./document.ts";
import { info } from "./info.ts";
import { formatSampleUser } from "./sample-user.ts";

const write = (file: string, text: string) => writeFile(new URL(`../${file}`, import.meta.url), text);

await write("openapi.json", formatDocument(createDocument(allRoutes(routesFor(fields)), fields, info)));
await write("examples/client/sample-user.ts", formatSampleUser(fields));
