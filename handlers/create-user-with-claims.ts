// The handler of createUser in an API with unique fields: POST /v1/users

import { createUser, endpoint } from "./index.ts";

export const handler = endpoint(createUser);
