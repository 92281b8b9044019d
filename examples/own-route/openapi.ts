// `npm run openapi`: writes the document that the local cloud shows, and from which clients are made.
import { writeFileSync } from "node:fs";
import { openApiDocument } from "@user-api/pulumi/openapi";
import { users } from "./users.ts";

writeFileSync("openapi.json", JSON.stringify(openApiDocument({ ...users, title: "People" }), null, 2));
