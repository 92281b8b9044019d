// A program of ES modules, whose TypeScript Node reads as it is.
import { UserApi } from "@user-api/pulumi";

const users = new UserApi("users", { dashboard: true });
export const url = users.url;
