// The module `@user-api/pulumi/openapi`: makes the OpenAPI document of a program's API.

import { fieldFaults } from "../components/fields/field-faults.ts";
import { allRoutes } from "../components/routes/all-routes.ts";
import { ownRouteFaults, withoutFaults } from "../components/routes/own-routes.ts";
import { replaceFaults } from "../components/routes/replacements.ts";
import { routeFaults } from "../components/routes/route-faults.ts";
import { routesFor } from "../components/routes/routes.ts";
import type { UserApiArgs } from "../components/settings/user-api-args.ts";
import { defaultFields } from "../handlers/user/fields.ts";
import { createDocument, type DocumentOptions } from "./document.ts";

/** The arguments of `UserApi` that change the document, with its title, version and license. Other arguments are ignored. */
export interface OpenApiArgs
  extends Pick<UserApiArgs, "fields" | "routes" | "without" | "replace" | "auth" | "self" | "unknown"> {
  /** The gateway, which decides the characters that a path may have. @default "http" */
  gateway?: UserApiArgs["gateway"];
  /** The origins. With some, the gateway answers OPTIONS itself, so no route may have that method. @default none */
  corsOrigins?: UserApiArgs["corsOrigins"];
  /** The title of the API. @default "Users API" */
  title?: string;
  /** The version of the API, not of OpenAPI. @default "1.0.0" */
  version?: string;
  /** The license of the API, such as `{ name: "MIT", identifier: "MIT" }`. @default none */
  license?: DocumentOptions["license"];
}

/**
 * Returns the OpenAPI 3.1 document of the API that `UserApi` creates from the same arguments.
 *
 * @throws Error with every fault of the arguments, in the words of `UserApi`
 * @example
 * writeFileSync("openapi.json", JSON.stringify(openApiDocument({ fields, title: "People" }), null, 2));
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
