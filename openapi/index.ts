// The OpenAPI document of a program's own API: `@user-api/pulumi/openapi`.

import { fieldFaults } from "../components/fields/field-faults.ts";
import { allRoutes } from "../components/routes/all-routes.ts";
import { ownRouteFaults, withoutFaults } from "../components/routes/own-routes.ts";
import { routesFor } from "../components/routes/routes.ts";
import type { UserApiArgs } from "../components/settings/user-api-args.ts";
import { defaultFields } from "../handlers/user/fields.ts";
import { createDocument, type DocumentOptions } from "./document.ts";

/** The arguments of `UserApi` that the document depends on, and what it says besides. All others are passed over. */
export interface OpenApiArgs extends Pick<UserApiArgs, "fields" | "routes" | "without" | "auth"> {
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
 * @throws Error with every fault of the arguments
 */
export function openApiDocument(args: OpenApiArgs = {}): Record<string, unknown> {
  const { fields = defaultFields, routes, without, ...options } = args;
  const ours = routesFor(fields);
  const faults = [...fieldFaults(fields), ...ownRouteFaults(routes), ...withoutFaults(without, ours)];
  if (faults.length > 0) throw new Error(`openApiDocument:\n  ${faults.join("\n  ")}`);
  return createDocument(allRoutes(ours, routes, without), fields, options);
}
