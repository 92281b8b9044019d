// The program: one users API with the stack's settings and the fields of fields.ts.
import { UserApi } from "./components/user-api.ts";
import { readSettings } from "./config.ts";
import { fields } from "./fields.ts";

const api = new UserApi("user-api", { ...readSettings(), fields });

/** The endpoint: `curl $(pulumi stack output url)/v1/users`. */
export const url = api.url;
export const tableName = api.tableName;
export const functionNames = api.functionNames;
/** The dashboard in the AWS console, where the stack has one. */
export const dashboardUrl = api.dashboardUrl;
