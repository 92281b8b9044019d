// The Pulumi program: one users API with the stack's settings and the fields in fields.ts.
import { UserApi } from "./components/user-api.ts";
import { readSettings } from "./config.ts";
import { fields } from "./fields.ts";

const api = new UserApi("user-api", { ...readSettings(), fields });

/** The URL of the API: `curl $(pulumi stack output url)/v1/users`. */
export const url = api.url;
export const tableName = api.tableName;
export const functionNames = api.functionNames;
/** The URL of the dashboard in the AWS console, when the stack has one. */
export const dashboardUrl = api.dashboardUrl;
