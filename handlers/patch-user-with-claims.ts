// The handler of patchUser in an API with unique fields: PATCH /v1/users/{userId}

import { endpoint, patchUser } from "./index.ts";

export const handler = endpoint(patchUser);
