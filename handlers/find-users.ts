// listUsers: GET /v1/users, where users are found by fields

import { endpoint, listUsers } from "./index.ts";

export const handler = endpoint(listUsers);
