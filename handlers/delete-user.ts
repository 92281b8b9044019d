// The handler of deleteUser in an API without unique fields: DELETE /v1/users/{userId}

import { deleting, endpoint } from "./index.ts";
import * as plainUsers from "./users/plain-users.ts";

export const handler = endpoint(deleting(plainUsers.delete));
