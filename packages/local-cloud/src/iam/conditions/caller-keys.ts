// Fills in the condition keys that say who sends a request, and when.
import { parseArn } from "../../resources/arn.ts";
import type { Role } from "../roles.ts";
import type { ConditionKeys } from "./condition-keys.ts";

/** The session of a role. It sends the request. */
export interface Caller {
  roleArn: string;
  /** The name of the session. It is the name of the function. */
  name: string;
}

/**
 * Returns the condition keys of a request, by their names in lower case:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 *
 * @param own the keys that the called service adds
 */
export function callerKeys(
  { roleArn, name: sessionName }: Caller,
  role: Pick<Role, "tags" | "uniqueId"> | undefined,
  own: ConditionKeys = {},
): ConditionKeys {
  const { account } = parseArn(roleArn);
  const now = Date.now();
  const keys = {
    "aws:CurrentTime": [new Date(now).toISOString()],
    "aws:EpochTime": [String(Math.floor(now / 1000))],
    "aws:PrincipalAccount": [account],
    "aws:PrincipalArn": [roleArn],
    "aws:PrincipalIsAWSService": ["false"],
    "aws:PrincipalType": ["AssumedRole"],
    // On AWS the SDK uses https. The endpoint on this machine is http.
    "aws:SecureTransport": ["true"],
    "aws:userid": role ? [`${role.uniqueId}:${sessionName}`] : [],
    "aws:ViaAWSService": ["false"],
    "lambda:SourceFunctionArn": (own["aws:RequestedRegion"] ?? []).map(
      (region) => `arn:aws:lambda:${region}:${account}:function:${sessionName}`,
    ),
    ...Object.fromEntries(
      Object.entries(role?.tags ?? {}).map(([name, value]) => [`aws:PrincipalTag/${name}`, [value]]),
    ),
    ...own,
  };
  return Object.fromEntries(Object.entries(keys).map(([name, values]) => [name.toLowerCase(), values]));
}
