// updateUser: PUT /v1/users/{userId}, where fields are unique

import { endpoint, updateUser } from "./index.ts";

export const handler = endpoint(updateUser);
