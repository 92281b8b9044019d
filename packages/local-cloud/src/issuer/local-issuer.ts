// Starts an issuer on this machine when the stack needs one.
import { accountId } from "../resources/account.ts";
import type { Resource } from "../resources/resource.ts";
import type { Issuer } from "./issuer.ts";
import { hasUserPool } from "./user-pools.ts";

/**
 * Starts an issuer when the program or one of the stack's settings needs it:
 * - The program registers a user pool. The issuer stands in for the pool.
 * - A setting named `issuer`, or `…Issuer`, has the value `local`, which the issuer's URL replaces.
 * - A setting is the ARN of a user pool in the local account. The issuer stands in for the pool.
 *
 * @param values the settings by their keys
 * @param running an issuer to use instead of a new one
 * @param resources what the program registers, once it has run
 */
export async function startLocalIssuer(
  values: Record<string, string>,
  running?: Issuer,
  resources: Resource[] = [],
): Promise<Issuer | undefined> {
  const local = Object.keys(values).filter(
    (key) => /:(issuer|\w+Issuer)$/.test(key) && values[key] === "local",
  );
  const userPool = new RegExp(`^arn:aws:cognito-idp:[^:]*:${accountId}:userpool/`);
  // The settings of a second call contain the URL already.
  const isLocal = (value: string) => userPool.test(value) || value === running?.url;
  const isNeeded = local.length > 0 || Object.values(values).some(isLocal);
  if (!isNeeded && !hasUserPool(resources)) return undefined;
  const { startIssuer } = await import("./issuer.ts");
  const issuer = running ?? (await startIssuer());
  for (const key of local) values[key] = issuer.url;
  return issuer;
}
