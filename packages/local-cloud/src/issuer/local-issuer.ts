// Whether the stack wants an issuer on this machine.
import { accountId } from "../resources/account.ts";
import type { Issuer } from "./issuer.ts";

/**
 * Starts an issuer when a setting asks for one: a setting of the name `issuer`, or one that ends in `Issuer`, whose value is
 * `local` gets its URL; and a user pool of the local account needs one to stand in for it.
 *
 * @param running takes the place of a new one
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
