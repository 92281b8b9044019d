// `npm run openapi`: writes the OpenAPI document, which the local cloud shows and clients are generated from.
import { writeFileSync } from "node:fs";
import { openApiDocument } from "@user-api/pulumi/openapi";
import { users } from "./users.ts";

writeFileSync("openapi.json", JSON.stringify(openApiDocument({ ...users, title: "People" }), null, 2));
