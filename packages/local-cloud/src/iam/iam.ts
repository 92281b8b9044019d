// IAM on this machine: credentials for each function, and decisions by the policies its role has.
import { randomBytes } from "node:crypto";
import type { AccessRequest, Refusal } from "../dynamodb/dynamodb.ts";
import type { Resource } from "../resources/resource.ts";

/** What a function signs its requests with. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export interface Iam {
  /** Credentials of a session of the role; the session is named after the function, as Lambda does. */
  assumeRole(roleArn: string, sessionName: string): Credentials;
  /** Whether the caller's policies allow a request; `undefined` if so. */
  authorize(request: AccessRequest): Refusal | undefined;
  /** Parts of policies that are not evaluated here, for people to read. */
  notStoodInFor: string[];
}

/** One statement of a policy document. */
export interface Statement {
  Effect: "Allow" | "Deny";
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: unknown;
}

/** Why AWS decides as it does. */
export type Decision = "allow" | "implicit deny" | "explicit deny";

/**
 * Decides on one request: an explicit denial wins, and what nothing allows is denied. Conditions are not evaluated:
 * a statement with one never allows, and always denies.
 */
export function evaluate(statements: Statement[], action: string, resource: string): Decision {
  const matching = statements.filter((statement) => applies(statement, action, resource));
  if (matching.some(({ Effect }) => Effect === "Deny")) return "explicit deny";
  const allowed = matching.some(({ Effect, Condition }) => Effect === "Allow" && Condition === undefined);
  return allowed ? "allow" : "implicit deny";
}

/** Reads the roles and policies among the resources that a program registered. */
export function createIam(resources: Resource[]): Iam {
  const statements = statementsByRole(resources);
  const sessions = new Map<string, { role: string; arn: string }>();
  return {
    assumeRole(roleArn, sessionName) {
      const role = roleArn.replace(/^.*\//, "");
      const account = roleArn.split(":")[4];
      const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
      sessions.set(accessKeyId, { role, arn: `arn:aws:sts::${account}:assumed-role/${role}/${sessionName}` });
      return {
        accessKeyId,
        secretAccessKey: randomBytes(30).toString("base64"),
        sessionToken: randomBytes(48).toString("base64"),
      };
    },
    authorize({ accessKeyId, action, resource }) {
      const session = sessions.get(accessKeyId);
      if (!session) {
        const message = "The security token included in the request is invalid.";
        return { type: "UnrecognizedClientException", message };
      }
      const decision = evaluate(statements.get(session.role) ?? [], action, resource);
      if (decision === "allow") return undefined;
      const reason =
        decision === "explicit deny"
          ? "with an explicit deny in an identity-based policy"
          : `because no identity-based policy allows the ${action} action`;
      const message = `User: ${session.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
      return { type: "AccessDeniedException", message };
    },
    notStoodInFor: unevaluated(resources, [...statements.values()].flat()),
  };
}

function statementsByRole(resources: Resource[]): Map<string, Statement[]> {
  const of = new Map<string, Statement[]>();
  const add = (role: string, document: unknown) =>
    of.set(role, [...(of.get(role) ?? []), ...parse(document)]);
  const managed = new Map(
    ofType(resources, "aws:iam/policy:Policy").map(({ outputs }) => [outputs.arn, outputs.policy]),
  );
  for (const { outputs } of ofType(resources, "aws:iam/role:Role")) {
    for (const { policy } of outputs.inlinePolicies ?? []) add(outputs.name, policy);
    for (const arn of outputs.managedPolicyArns ?? []) add(outputs.name, managed.get(arn));
  }
  for (const { inputs } of ofType(resources, "aws:iam/rolePolicy:RolePolicy"))
    add(inputs.role, inputs.policy);
  for (const { inputs } of ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
    add(inputs.role, managed.get(inputs.policyArn));
  }
  return of;
}

function parse(document: unknown): Statement[] {
  if (document === undefined) return [];
  const { Statement: statements = [] } = typeof document === "string" ? JSON.parse(document) : document;
  return [statements].flat();
}

function unevaluated(resources: Resource[], statements: Statement[]): string[] {
  const known = new Set(ofType(resources, "aws:iam/policy:Policy").map(({ outputs }) => outputs.arn));
  const attached = [
    ...ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").map(
      ({ inputs }) => inputs.policyArn,
    ),
    ...ofType(resources, "aws:iam/role:Role").flatMap(({ inputs }) => inputs.managedPolicyArns ?? []),
  ].filter((arn) => !known.has(arn));
  const boundaries = ofType(resources, "aws:iam/role:Role").some(({ inputs }) => inputs.permissionsBoundary);
  return [
    ...new Set(attached.map((arn) => `the managed policy ${arn}`)),
    ...(statements.some(({ Condition }) => Condition !== undefined) ? ["conditions in policies"] : []),
    ...(boundaries ? ["permissions boundaries"] : []),
  ];
}

function ofType(resources: Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type);
}

function applies(
  { Action, NotAction, Resource: named, NotResource }: Statement,
  action: string,
  resource: string,
) {
  const actionApplies = Action ? some(Action, action, "i") : !some(NotAction ?? [], action, "i");
  return actionApplies && (named ? some(named, resource, "") : !some(NotResource ?? [], resource, ""));
}

/** Whether one of the patterns matches; actions ignore case. */
function some(patterns: string | string[], value: string, flags: string): boolean {
  return [patterns].flat().some((pattern) => matchesWildcards(pattern, value, flags));
}

/** Whether a text has the form of a pattern: `*` stands for any characters, slashes and colons too, `?` for one. */
export function matchesWildcards(pattern: string, text: string, flags = ""): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}
