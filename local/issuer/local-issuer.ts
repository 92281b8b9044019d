// Whether the stack wants an issuer on this machine.
import type { Issuer } from "./issuer.ts";

/**
 * Starts an issuer when a setting asks for one: a `jwtIssuer` that is `local` gets its URL, and a user pool of account
 * 000000000000 needs one to stand in for it.
 */
export async function startLocalIssuer(values: Record<string, string>): Promise<Issuer | undefined> {
  const local = Object.keys(values).filter((key) => key.endsWith(":jwtIssuer") && values[key] === "local");
  const userPool = /^arn:aws:cognito-idp:[^:]*:0{12}:userpool\//;
  if (local.length === 0 && !Object.values(values).some((value) => userPool.test(value))) return undefined;
  const { startIssuer } = await import("./issuer.ts");
  const issuer = await startIssuer();
  for (const key of local) values[key] = issuer.url;
  return issuer;
}
