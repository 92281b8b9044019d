// The Pulumi program: one users API with the stack's settings, the fields in fields.ts and the routes in routes.ts.
import { UserApi } from "./components/user-api.ts";
import { readSettings } from "./config.ts";
import { fields } from "./fields.ts";
import { routes } from "./routes.ts";

const api = new UserApi("user-api", { ...readSettings(), fields, routes });

/** The URL of the API: `curl $(pulumi stack output url)/v1/users`. */
export const url = api.url;
export const tableName = api.tableName;
export const functionNames = api.functionNames;
/** The URL of the dashboard in the AWS console, when the stack has one. */
export const dashboardUrl = api.dashboardUrl;
