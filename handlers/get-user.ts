// The handler of getUser: GET /v1/users/{userId}

import { endpoint, getUser } from "./index.ts";

export const handler = endpoint(getUser);
