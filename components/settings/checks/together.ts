// Checks routes and `transform` together with the other arguments. Each was checked alone before.
import type { Fields } from "../../../handlers/user/fields.ts";
import { sizeFaults } from "../../routes/checks/variable-faults.ts";
import { environmentOf } from "../../routes/environment.ts";
import type { Route } from "../../routes/route.ts";
import { routeFaults, type Serving } from "../../routes/route-faults.ts";
import { isLater } from "../../tools/later.ts";
import type { Unknown } from "../choices.ts";
import type { UserApiTransform } from "../transform.ts";
import { awsxFaults } from "./awsx-faults.ts";
import { transformLimits } from "./transform-limits.ts";

/** The arguments with the defaults of those that are missing. */
interface WithDefaults extends Serving {
  accessLogs: boolean;
  unknown: Unknown;
  existingTable?: unknown;
  tags: unknown;
}

/**
 * Returns one sentence for each fault. It skips outputs.
 *
 * @param name the component's name
 */
export function faultsTogether(
  name: string,
  { routes, fields, transform }: { routes: Route[]; fields: Fields; transform: UserApiTransform },
  values: WithDefaults,
): string[] {
  const sizes = routes.flatMap((route) =>
    sizeFaults({
      ...environmentOf(route, tableNames(name, values, transform), { ...values, fields }),
      ...variablesOf(transform),
    }).map((fault) => `Route ${route.operation}: ${fault}`),
  );
  return [
    ...awsxFaults(values.gateway),
    ...routeFaults(routes, values),
    ...transformLimits(transform, { ...values, routes }),
    ...sizes,
  ];
}

/** Returns names as long as the real ones will be, to measure the environment. */
function tableNames(
  name: string,
  { existingTable }: WithDefaults,
  { table, claimsTable }: UserApiTransform,
): Record<"users" | "claims", string> {
  const nameOf = (given: unknown, made: string) =>
    typeof given === "string" ? given : given === undefined ? `${name}-${made}-1234567` : "";
  return {
    users: nameOf(existingTable ?? table?.name, "users"),
    claims: nameOf(claimsTable?.name, "claims"),
  };
}

function variablesOf({ function: ofFunctions }: UserApiTransform): Record<string, unknown> {
  const environment = ofFunctions?.environment;
  const variables = isLater(environment) ? undefined : environment?.variables;
  return isLater(variables) ? {} : { ...variables };
}
