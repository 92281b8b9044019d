// The handler of listUsers in an API with unique or indexed fields: GET /v1/users

import { endpoint, listUsers } from "./index.ts";

export const handler = endpoint(listUsers);
