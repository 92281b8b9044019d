// IAM on this machine: it gives functions credentials, and decides on requests by their roles' policies.
import { randomBytes } from "node:crypto";
import { parseArn } from "../resources/arn.ts";
import type { Served } from "../resources/effects.ts";
import type { Resource } from "../resources/resource.ts";
import type { AccessRequest, Refusal } from "./access-request.ts";
import { type Caller, callerKeys } from "./conditions/caller-keys.ts";
import { notEvaluated, type Role, rolesOf, trusts } from "./roles.ts";
import { evaluate } from "./statements.ts";

/** The inputs of roles and policies that have an effect in the local cloud. */
export const iamServes = {
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": ["assumeRolePolicy", "inlinePolicies.policy", "managedPolicyArns"],
  "aws:iam/rolePolicy:RolePolicy": ["policy", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
} satisfies Served;

/** The credentials with which a function signs its requests. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export interface Iam {
  /**
   * Begins a session of a role, and returns its credentials. As on Lambda, the session has the name of the function.
   *
   * @throws Error when the role does not trust Lambda, because AWS would refuse the function
   */
  assumeRole(roleArn: string, sessionName: string): Credentials;
  /** Returns the refusal of a request, or `undefined` when the caller's policies allow it. */
  authorize(request: AccessRequest): Refusal | undefined;
  /** Parts of policies that are not evaluated here, for people to read. */
  notEvaluated: string[];
}

/** The sessions by their access key ids. */
export type Sessions = Map<string, Session>;

interface Session extends Caller {
  /** The role's name. */
  role: string;
  arn: string;
}

/**
 * Reads the roles and policies among the resources that a program registered.
 *
 * @param sessions the existing sessions. Their requests are decided by the policies read now.
 */
export function createIam(resources: Resource[], sessions: Sessions = new Map()): Iam {
  const roles = rolesOf(resources);
  return {
    assumeRole(roleArn, sessionName) {
      const { account, resource } = parseArn(roleArn);
      const name = resource.replace(/^.*\//, "");
      const role = roles.get(name);
      // A role of another program is accepted, because its trust policy is not known here. It has no permissions.
      if (role && !trusts(role, "lambda.amazonaws.com")) {
        throw new Error(
          `Expected the role ${name} to trust lambda.amazonaws.com, which assumes it for the function ${sessionName}. ` +
            "Add it to the role's `assumeRolePolicy`.",
        );
      }
      const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
      sessions.set(accessKeyId, {
        ...{ role: name, roleArn, name: sessionName },
        arn: `arn:aws:sts::${account}:assumed-role/${name}/${sessionName}`,
      });
      return {
        accessKeyId,
        secretAccessKey: randomBytes(30).toString("base64"),
        sessionToken: randomBytes(48).toString("base64"),
      };
    },
    authorize: (request) => refusal(sessions.get(request.accessKeyId), roles, request),
    notEvaluated: notEvaluated(resources, roles.values()),
  };
}

function refusal(
  session: Session | undefined,
  roles: Map<string, Role>,
  request: AccessRequest,
): Refusal | undefined {
  const { action, resource } = request;
  if (!session) {
    const message = "The security token included in the request is invalid.";
    return { type: "UnrecognizedClientException", message };
  }
  const role = roles.get(session.role);
  const decision = evaluate(role?.statements ?? [], action, resource, () =>
    callerKeys(session, role, request.keys?.()),
  );
  if (decision === "allow") return undefined;
  const reason =
    decision === "explicit deny"
      ? "with an explicit deny in an identity-based policy"
      : `because no identity-based policy allows the ${action} action`;
  const message = `User: ${session.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  return { type: "AccessDeniedException", message };
}
