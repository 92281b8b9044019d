// The handler of updateUser in an API with unique fields: PUT /v1/users/{userId}

import { endpoint, updateUser } from "./index.ts";

export const handler = endpoint(updateUser);
