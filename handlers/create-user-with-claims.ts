// createUser: POST /v1/users, where fields are unique

import { createUser, endpoint } from "./index.ts";

export const handler = endpoint(createUser);
