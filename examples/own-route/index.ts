// The Pulumi program.
import { UserApi } from "@user-api/pulumi";
import { users } from "./users.ts";

const api = new UserApi("users", users);

export const url = api.url;
