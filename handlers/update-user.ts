// The handler of updateUser in an API without unique fields: PUT /v1/users/{userId}

import { changing, endpoint, parseUser } from "./index.ts";
import * as plainUsers from "./users/plain-users.ts";

export const handler = endpoint(changing(parseUser, plainUsers.replace));
