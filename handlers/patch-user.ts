// The handler of patchUser in an API without unique fields: PATCH /v1/users/{userId}

import { changing, endpoint, parsePatch } from "./index.ts";
import * as plainUsers from "./users/plain-users.ts";

export const handler = endpoint(changing(parsePatch, plainUsers.change));
