// `npm run openapi`: writes openapi.json.

import { writeFile } from "node:fs/promises";
import { routes } from "../components/routes.ts";
import { createDocument, formatDocument } from "./document.ts";

await writeFile(new URL("../openapi.json", import.meta.url), formatDocument(createDocument(routes)));
