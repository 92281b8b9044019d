// A user to create: the example of openapi.json. Written by `npm run openapi`.

import type { components } from "./users-api.ts";

export const sampleUser: components["schemas"]["UserInput"] = { firstName: "Ada", lastName: "Lovelace" };
