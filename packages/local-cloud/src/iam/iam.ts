// IAM on this machine: credentials for each function, and decisions by the policies its role has.
import { randomBytes } from "node:crypto";
import { parseArn } from "../resources/arn.ts";
import type { Served } from "../resources/effects.ts";
import type { Resource } from "../resources/resource.ts";
import type { AccessRequest, Refusal } from "./access-request.ts";
import { type Caller, callerKeys } from "./conditions/caller-keys.ts";
import { notEvaluated, type Role, rolesOf, trusts } from "./roles.ts";
import { evaluate } from "./statements.ts";

/** What has an effect here. */
export const iamServes = {
  "aws:iam/policy:Policy": ["policy"],
  "aws:iam/role:Role": ["assumeRolePolicy", "inlinePolicies.policy", "managedPolicyArns"],
  "aws:iam/rolePolicy:RolePolicy": ["policy", "role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
} satisfies Served;

/** What a function signs its requests with. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export interface Iam {
  /**
   * Credentials of a session of the role; the session is named after the function, as Lambda does.
   *
   * @throws Error when the role does not trust Lambda, which would refuse the function
   */
  assumeRole(roleArn: string, sessionName: string): Credentials;
  /** Whether the caller's policies allow a request; `undefined` if so. */
  authorize(request: AccessRequest): Refusal | undefined;
  /** Parts of policies that are not evaluated here, for people to read. */
  notEvaluated: string[];
}

/** Who has credentials, by the ids of their keys. */
export type Sessions = Map<string, Session>;

interface Session extends Caller {
  /** The role's name. */
  role: string;
  arn: string;
}

/**
 * Reads the roles and policies among the resources that a program registered.
 *
 * @param sessions those that there are already: what they may do is what the policies say now
 */
export function createIam(resources: Resource[], sessions: Sessions = new Map()): Iam {
  const roles = rolesOf(resources);
  return {
    assumeRole(roleArn, sessionName) {
      const { account, resource } = parseArn(roleArn);
      const name = resource.replace(/^.*\//, "");
      const role = roles.get(name);
      // A role of another program is taken for good: who it trusts is not known here, and it may do nothing.
      if (role && !trusts(role, "lambda.amazonaws.com")) {
        throw new Error(
          `Expected the role ${name} to trust lambda.amazonaws.com, which assumes it for the function ${sessionName}. ` +
            "Say so in its `assumeRolePolicy`.",
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
