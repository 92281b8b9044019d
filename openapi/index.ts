// The OpenAPI document of a program's own API: `@user-api/pulumi/openapi`.

import { fieldFaults } from "../components/fields/field-faults.ts";
import { allRoutes } from "../components/routes/all-routes.ts";
import { ownRouteFaults, withoutFaults } from "../components/routes/own-routes.ts";
import { replaceFaults } from "../components/routes/replacements.ts";
import { routeFaults } from "../components/routes/route-faults.ts";
import { routesFor } from "../components/routes/routes.ts";
import type { UserApiArgs } from "../components/settings/user-api-args.ts";
import { defaultFields } from "../handlers/user/fields.ts";
import { createDocument, type DocumentOptions } from "./document.ts";

/** The arguments of `UserApi` that the document depends on, and what it says besides. All others are passed over. */
export interface OpenApiArgs
  extends Pick<UserApiArgs, "fields" | "routes" | "without" | "replace" | "auth" | "self" | "unknown"> {
  /** What a path may have depends on it. @default "http" */
  gateway?: UserApiArgs["gateway"];
  /** With origins the gateway answers OPTIONS itself. @default none */
  corsOrigins?: UserApiArgs["corsOrigins"];
  /** @default "Users API" */
  title?: string;
  /** The API's version, not OpenAPI's. @default "1.0.0" */
  version?: string;
  /** @default none */
  license?: DocumentOptions["license"];
}

/**
 * The document of the API that `UserApi` makes of the same arguments: OpenAPI 3.1, for the file `openapi.json` beside the program.
 *
 * @throws Error with every fault of the arguments, in the words of `UserApi`
 */
export function openApiDocument(args: OpenApiArgs = {}): Record<string, unknown> {
  const {
    fields = defaultFields,
    routes: own,
    without,
    replace,
    self,
    gateway,
    corsOrigins = [],
    ...options
  } = args;
  const ours = routesFor(fields, self);
  refuse([
    ...fieldFaults(fields),
    ...ownRouteFaults(own),
    ...withoutFaults(without, ours),
    ...replaceFaults(replace, ours, without),
  ]);
  const routes = allRoutes(ours, own, { without, replace, fields });
  refuse(routeFaults(routes, { gateway: gateway === "rest" ? "rest" : "http", corsOrigins }));
  return createDocument(routes, fields, options);
}

function refuse(faults: string[]): void {
  if (faults.length > 0) throw new Error(`openApiDocument:\n  ${faults.join("\n  ")}`);
}
