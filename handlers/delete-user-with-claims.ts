// The handler of deleteUser in an API with unique fields: DELETE /v1/users/{userId}

import { deleteUser, endpoint } from "./index.ts";

export const handler = endpoint(deleteUser);
