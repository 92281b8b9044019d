// The handler of createUser in an API without unique fields: POST /v1/users

import { creating, endpoint } from "./index.ts";
import * as plainUsers from "./users/plain-users.ts";

export const handler = endpoint(creating(plainUsers.create));
