// The handler of listUsers in an API without unique or indexed fields, which needs no search: GET /v1/users?limit=1..100&lastKey=<id>

import { endpoint, listPage } from "./index.ts";

export const handler = endpoint(listPage);
