// The condition keys that a function's request has besides those of the service that it calls.
import { parseArn } from "../../resources/arn.ts";
import type { Role } from "../roles.ts";
import type { ConditionKeys } from "./condition-keys.ts";

/** The session of a role, which makes the request. */
export interface Caller {
  roleArn: string;
  /** The name of the session, which is that of the function. */
  name: string;
}

/**
 * The keys of a request by their names in lower case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 *
 * @param own those of the request itself, which a service hands over
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
    // On AWS the SDK calls by https; only its stand-in here is http.
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
