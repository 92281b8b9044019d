// Starts an issuer on this machine when the stack needs one.
import { accountId } from "../resources/account.ts";
import type { Issuer } from "./issuer.ts";

/**
 * Starts an issuer when one of the stack's settings needs it:
 * - A setting named `issuer`, or `…Issuer`, has the value `local`, which the issuer's URL replaces.
 * - A setting is the ARN of a user pool in the local account. The issuer stands in for the pool.
 *
 * @param values the settings by their keys
 * @param running an issuer to use instead of a new one
 */
export async function startLocalIssuer(
  values: Record<string, string>,
  running?: Issuer,
): Promise<Issuer | undefined> {
  const local = Object.keys(values).filter(
    (key) => /:(issuer|\w+Issuer)$/.test(key) && values[key] === "local",
  );
  const userPool = new RegExp(`^arn:aws:cognito-idp:[^:]*:${accountId}:userpool/`);
  if (local.length === 0 && !Object.values(values).some((value) => userPool.test(value))) return undefined;
  const { startIssuer } = await import("./issuer.ts");
  const issuer = running ?? (await startIssuer());
  for (const key of local) values[key] = issuer.url;
  return issuer;
}
