// patchUser: PATCH /v1/users/{userId}, where fields are unique

import { endpoint, patchUser } from "./index.ts";

export const handler = endpoint(patchUser);
