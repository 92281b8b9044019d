// deleteUser: DELETE /v1/users/{userId}, where fields are unique

import { deleteUser, endpoint } from "./index.ts";

export const handler = endpoint(deleteUser);
